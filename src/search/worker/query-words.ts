/** The words of a query that stands nowhere as a whole: what near answers are looked for by. */
import { contentRuns } from '../shared/content-words.ts';

/** A folded word of everyday speech, and the archive's own for it. */
export type EverydayWord = readonly [said: string, found: readonly string[]];

/** A word of a query. */
export interface QueryWord {
  text: string;
  /** The archive's words for it, if it is one of everyday speech; it may itself be among them. */
  forms: readonly string[] | null;
  /** Whether it says what is asked about; words of grammar only stand between such. */
  counts: boolean;
  /** Whether it is characters that the browser knows no word of: there may be several words in it. */
  lone?: boolean;
}

/** Words that stand beside each other in the query, nothing between them. */
export type QueryRun = readonly QueryWord[];

/** Beyond this a query is a pasted passage, whose start says enough. */
export const CHARS_AT_MOST = 64;

/**
 * A year is looked for among years, and no other number says what a text is about. Longer numbers are passed over by matching
 * them: the oldest browsers that README names cannot look behind.
 */
const YEAR = /\d{5,}|((?:19|20)\d\d)年?代?/gu;
const SPELT_YEAR = /(?:一九|二[〇零○])[〇零○一二三四五六七八九]{2}(?=年)/gu;
const DIGITS = '〇一二三四五六七八九';
const NUMBER = /^\d+$/u;

/** Words that questions are put with, and that say nothing of what they are about. */
const PUTTING = new Set(
  '太多 很多 好多 不少 这么多 今天 明天 昨天 平时 一直 经常 总是 应该 需要 可以 请问 知道 告诉 是否 有关 关于 办法 方法 注意 事情 东西 时候 现在 这样 那样 一些 一点 一下 到底 究竟 还是 或者 如果 但是 因为 所以 可是 而且 别人 人家 大家 觉得 希望 进行 有些 成为 必须 怎么 什么 为何 是什么 自治区 自治州 自治县'.split(
    ' ',
  ),
);

/** What browsers take for words though it is one with 的. */
const WITH_DE = /^的.$|^[^目]的$/u;

const SEGMENTER =
  typeof Intl === 'object' && 'Segmenter' in Intl ? new Intl.Segmenter('zh', { granularity: 'word' }) : null;

/** The years that a folded query names, in digits or spelt (二〇二〇年), and the query without them. */
export function takeYears(folded: string): { years: string[]; rest: string } {
  const inDigits = folded.replace(SPELT_YEAR, (spelt) =>
    [...spelt].map((char) => Math.max(0, DIGITS.indexOf(char))).join(''),
  );
  const years = [...new Set([...inDigits.matchAll(YEAR)].flatMap(([, year]) => year ?? []))];
  const rest = inDigits.replace(YEAR, (number, year?: string) => (year ? ' ' : number)).trim();
  return { years, rest: years.length > 0 ? rest : folded };
}

/**
 * Cuts a folded query into runs of words. Words of everyday speech are taken as the editors have them, the rest as the browser
 * cuts Chinese; characters that it leaves alone side by side are one word.
 * @param everyday folded, the longest first
 */
export function queryRuns(folded: string, everyday: readonly EverydayWord[]): QueryRun[] {
  return takeEveryday([...folded].slice(0, CHARS_AT_MOST).join(''), everyday)
    .flatMap((part) =>
      typeof part === 'string' ? contentRuns(part).map(({ chars }) => cut(chars.join(''))) : [[part]],
    )
    .filter((run) => run.some(({ counts }) => counts));
}

function takeEveryday(text: string, everyday: readonly EverydayWord[]): (string | QueryWord)[] {
  for (const [said, forms] of everyday) {
    const at = text.indexOf(said);
    if (at < 0) continue;
    const word: QueryWord = { text: said, forms: [...new Set([said, ...forms])], counts: true };
    return [
      ...takeEveryday(text.slice(0, at), everyday),
      word,
      ...takeEveryday(text.slice(at + said.length), everyday),
    ];
  }
  return text === '' ? [] : [text];
}

/** One run's words. */
function cut(text: string): QueryWord[] {
  const words: QueryWord[] = [];
  const add = (word: string, isLone: boolean) =>
    words.push({ text: word, forms: null, counts: isContent(word), lone: isLone });
  let lone = '';
  const addLone = () => {
    for (const part of split(lone)) add(part, true);
    lone = '';
  };
  for (const segment of segments(text)) {
    if (([...segment].length === 1 && !NUMBER.test(segment)) || WITH_DE.test(segment)) {
      // What stands about 的 is no word together.
      for (const char of segment) {
        if (char !== '的') lone += char;
        else {
          addLone();
          add(char, false);
        }
      }
      continue;
    }
    addLone();
    add(segment, false);
  }
  addLone();
  return words;
}

const segments = (text: string): string[] =>
  SEGMENTER ? [...SEGMENTER.segment(text)].map(({ segment }) => segment) : (text.match(/\d+|\D{1,2}/gu) ?? []);

/** Characters left alone: the word from the first to the last that counts, and those of grammar about it. */
function split(lone: string): string[] {
  const chars = [...lone];
  const first = chars.findIndex(isContent);
  if (first < 0) return lone === '' ? [] : [lone];
  const last = chars.findLastIndex(isContent);
  return [chars.slice(0, first), chars.slice(first, last + 1), chars.slice(last + 1)]
    .map((part) => part.join(''))
    .filter((part) => part !== '');
}

/** Whether a word says what is asked about. */
export const isContent = (word: string): boolean =>
  !NUMBER.test(word) && !PUTTING.has(word) && contentRuns(word).some(({ counts }) => counts.includes(true));
