/** What is said of progress. */
import type { Training } from '../store/shape.ts';
import type { Tallies, Tally } from '../store/transfer.ts';

/** The parts of training in the order in which they are told: what each is called, and its measure word. */
const PARTS: [part: keyof Training, label: string, unit: string][] = [
  ['done', '做完', '课'],
  ['answers', '自测', '题'],
  ['self', '自评', '项'],
  ['decided', '推演', '例'],
  ['ticks', '清单', '条'],
  ['cards', '卡片', '张'],
];

const sizes = (records: Record<string, object>): number =>
  Object.values(records).reduce((sum, record) => sum + Object.keys(record).length, 0);

/** How much there is of each part: `做完 3 课、自测 12 题`; nothing where there is nothing. */
export function amountsInWords({ done, answers, self, decided, ticks, cards }: Training): string {
  const count = (record: object) => Object.keys(record).length;
  const amounts: Record<keyof Training, number> = {
    done: count(done),
    answers: sizes(answers),
    self: sizes(self),
    decided: count(decided),
    ticks: sizes(ticks),
    cards: count(cards),
  };
  return PARTS.filter(([part]) => amounts[part] > 0)
    .map(([part, label, unit]) => `${label} ${amounts[part]} ${unit}`)
    .join('、');
}

function tallyInWords({ added, changed, kept }: Tally, unit: string): string {
  return [
    added > 0 && `添 ${added} ${unit}`,
    changed > 0 && `${changed} ${unit}换成那一份的，那一份更晚`,
    kept > 0 && `${kept} ${unit}不换，这台设备上的更晚`,
  ]
    .filter(Boolean)
    .join('；');
}

/** What a merge would change, a line for each part; nothing where there is nothing to tell. */
export function changesInWords(tallies: Tallies): string[] {
  return PARTS.flatMap(([part, label, unit]) => {
    const words = tallyInWords(tallies[part], unit);
    return words ? [`${label}：${words}。`] : [];
  });
}

/** A day, where the reader is: `11 月 26 日`, with the year if it is not this one. */
export function dayInWords(at: number, now: number): string {
  const [day, today] = [new Date(at), new Date(now)];
  const year = day.getFullYear() === today.getFullYear() ? '' : `${day.getFullYear()} 年 `;
  return `${year}${day.getMonth() + 1} 月 ${day.getDate()} 日`;
}

/** Self-assessments of a path's units, before and after: what they come to; nothing where none has both. */
export function meansInWords(rated: readonly { before?: number; after?: number }[]): string {
  const both = rated.flatMap(({ before, after }) => (before && after ? [{ before, after }] : []));
  if (both.length === 0) return '';
  const mean = (side: 'before' | 'after') =>
    (both.reduce((sum, each) => sum + each[side], 0) / both.length).toFixed(1).replace(/\.0$/u, '');
  return `前后都评过的 ${both.length} 课，学前平均 ${mean('before')}，学后平均 ${mean('after')}。`;
}
