/** What the bench asks, by group. */
import type { Random } from '../random.ts';
import type { BenchPiece } from './archive.ts';
import { inCompatibleForms, inTraditional } from './other-forms.ts';

export type Group = 'random' | 'single' | 'terms' | 'and' | 'traditional' | 'compatible';

/** What is typed, and the string of the texts that it is another form of; most are that string. */
export interface BenchQuery {
  typed: string;
  meant: string;
}

export type Queries = Record<Group, BenchQuery[]>;

/** Words of the field, some of which no piece may have. */
const TERMS = [
  '两不愁三保障',
  '精准扶贫',
  '脱贫攻坚',
  '建档立卡',
  '第一书记',
  '驻村工作队',
  '帮扶责任人',
  '易地搬迁',
  '异地搬迁',
  '产业扶贫',
  '扶贫产业',
  '教育扶贫',
  '健康扶贫',
  '扶志',
  '扶智',
  '因病致贫',
  '返贫',
  '低保',
  '危房改造',
  '合作社',
  '村集体经济',
  '乡村振兴',
  '党建',
  '入户走访',
  '民主评议',
  '一户一策',
  '光伏扶贫',
  '消费扶贫',
  '雨露计划',
  '五保户',
];

/** The longest random string, in characters; the longest part of an AND query. */
const LONGEST = 12;
const LONGEST_PART = 4;
/** How many AND queries are asked, however many random strings. */
const ANDS = 60;

/**
 * Random strings of every length come from any layer, punctuation and Latin included, as many again in traditional script
 * and in other widths and forms; single characters are all Han characters there are, or a draw of them.
 */
export function makeQueries(pieces: readonly BenchPiece[], random: Random, count: number, singles: number): Queries {
  const texts = pieces.flatMap(({ title, paragraphs }) => [title, ...paragraphs.flatMap((p) => [p.text, p.source])]);
  const cut = (longest: number) => {
    for (;;) {
      const chars = [...random.pick(texts)];
      const size = 1 + random.below(longest);
      const from = random.below(Math.max(1, chars.length - size + 1));
      const text = chars.slice(from, from + size).join('');
      if (text.trim() === text && text !== '') return text;
    }
  };
  // A part of an AND query is text only if it is no operator.
  const part = () => {
    for (;;) {
      const text = cut(LONGEST_PART);
      if (!/[\s"“”\uFF02]|^[-\uFF0D]|^OR$/u.test(text)) return text;
    }
  };
  const han = [...new Set(texts.join('').match(/\p{Script=Han}/gu))].sort();
  const plainly = (meant: string): BenchQuery => ({ typed: meant, meant });
  const otherwise = (write: (text: string, random: Random) => string) => (): BenchQuery => {
    const meant = cut(LONGEST);
    return { typed: write(meant, random), meant };
  };
  const list = <T>(length: number, make: () => T): T[] => Array.from({ length }, make);
  return {
    random: list(count, () => plainly(cut(LONGEST))),
    single: (han.length <= singles ? han : ['的', ...list(singles - 1, () => random.pick(han))]).map(plainly),
    terms: TERMS.map(plainly),
    and: list(ANDS, () => plainly(`${part()} ${part()}`)),
    traditional: list(count, otherwise(inTraditional)),
    compatible: list(count, otherwise(inCompatibleForms)),
  };
}
