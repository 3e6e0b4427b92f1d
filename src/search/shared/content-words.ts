/** What of a folded text carries its sense: characters that are neither punctuation, nor those of grammar, nor of asking. */

/** A stretch of letters and digits that no punctuation and no word of asking parts. */
export interface ContentRun {
  chars: string[];
  /** Of each character, whether it counts by itself; those of grammar count only beside one that does. */
  counts: boolean[];
}

/** Words of asking: they are in every question and say nothing of what it is about. The longer stand before the shorter. */
const ASKING =
  /为什么|怎么样|怎么办|是不是|有没有|能不能|会不会|要不要|该不该|可不可以|怎么|怎样|如何|什么|哪些|哪里|哪儿|哪个|多少|几个|为啥|干啥|咋样|咋办|咋整|[咋啥哪谁几吗呢吧嘛呀么]/gu;

/** Characters of grammar, and others that stand in any sentence. */
const GRAMMAR = new Set(
  '的了是在和与及也都就还又很把被给对从到向为以于而或之其这那个们着过得地所等些我你他她它您咱俩有没不会能要想去来上下里中后前时一二三两该让叫跟请做说着再才只太最更先别什自己出起大小好',
);

const WORDLIKE = /^[\p{L}\p{N}]$/u;

/** The stretches of a folded text in which its sense lies, in order. */
export function contentRuns(folded: string): ContentRun[] {
  const runs: ContentRun[] = [];
  for (const part of folded.split(ASKING)) {
    let run: ContentRun | null = null;
    for (const char of part) {
      if (!WORDLIKE.test(char)) {
        run = null;
        continue;
      }
      if (!run) runs.push((run = { chars: [], counts: [] }));
      run.chars.push(char);
      run.counts.push(!GRAMMAR.has(char));
    }
  }
  return runs.filter(({ counts }) => counts.includes(true));
}

/** The pairs of neighbours of a run of which at least one counts, each with the place of its first character. */
export function contentPairs({ chars, counts }: ContentRun): { at: number; pair: string }[] {
  return chars
    .slice(0, -1)
    .flatMap((char, at) => (counts[at]! || counts[at + 1]! ? [{ at, pair: char + chars[at + 1]! }] : []));
}
