/** Cases picked for comparing: a box in each row, and a bar at the foot of the window while some are picked. */
import { partOf } from '../page/views/template.ts';
import { drawChips } from './chips.ts';
import { COMPARED_AT_MOST, writeCompared } from './comparison-address.ts';
import type { Row } from './rows.ts';

/** One case is nothing to compare. */
const AT_LEAST = 2;

export interface CompareView {
  draw(compared: readonly string[]): void;
}

/**
 * @param list holds the boxes, those of rows that are out of it too once they are back
 * @param fallback gets the focus where no case is picked any more
 * @param onChange told the ids that are picked now
 */
export function connectCompare(
  list: HTMLElement,
  bar: HTMLElement,
  rows: readonly Row[],
  fallback: HTMLElement,
  onChange: (compared: readonly string[]) => void,
): CompareView {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const words = partOf(bar, 'compare-words');
  const chips = partOf(bar, 'compare-chips');
  const link = bar.querySelector('a')!;
  const page = link.href;
  const boxOf = (id: string) => byId.get(id)!.element.querySelector<HTMLInputElement>('[data-compare]')!;
  let now: readonly string[] = [];

  list.addEventListener('change', (event) => {
    const box = event.target as HTMLInputElement;
    if (!box.matches('[data-compare]')) return;
    const { case: picked } = box.closest<HTMLElement>('[data-case]')!.dataset;
    if (!box.checked) onChange(now.filter((id) => id !== picked));
    else if (now.length < COMPARED_AT_MOST) onChange([...now, picked!]);
    else {
      box.checked = false;
      words.textContent = `一次最多比 ${COMPARED_AT_MOST} 例，先去掉一例`;
    }
  });

  partOf(bar, 'compare-none').addEventListener('click', () => {
    onChange([]);
    fallback.focus();
  });

  return {
    draw(wanted) {
      const compared = wanted.filter((id) => byId.has(id)).slice(0, COMPARED_AT_MOST);
      for (const id of now) boxOf(id).checked = false;
      for (const id of compared) boxOf(id).checked = true;
      now = compared;
      bar.hidden = compared.length === 0;
      words.textContent = compared.length < AT_LEAST ? '比较：再选一两例' : `比较：选了 ${compared.length} 例`;
      link.hidden = compared.length < AT_LEAST;
      link.href = page + writeCompared({ ids: compared, words: false });
      drawChips(
        chips,
        compared.map((id) => ({
          words: byId.get(id)!.title,
          name: `不比：${byId.get(id)!.title}`,
          remove: () => onChange(now.filter((other) => other !== id)),
        })),
        fallback,
      );
    },
  };
}
