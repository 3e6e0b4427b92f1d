/**
 * On a piece's page reached from search (`?find=…`): marks the words found, in the layer shown, and steps through them.
 * Loaded only where the address asks for it.
 */
import { button, element } from '../shared/element.ts';
import { makeFold } from '../shared/fold.ts';
import type { SearchTable } from '../shared/table.ts';
import { unmark } from './mark-text.ts';
import { target, type Show } from './show.ts';
import { BAR, BUTTON, makeSteps, markAll, openBar, PLAIN_FOLD, type MarkedHit } from './steps.ts';

/** The first of the hits that stand in the paragraph that the address names; -1 where none does. */
const indexInTarget = (hits: readonly MarkedHit[]): number => hits.findIndex(([mark]) => target()?.contains(mark!));

function stepper(hits: readonly MarkedHit[], words: string): void {
  const place = element('span', { role: 'status' });
  const bar = element('div', { class: BAR, 'data-found-bar': '', role: 'region', 'aria-label': '搜到的字' }, place);
  const steps = makeSteps((at, count) => (place.textContent = `${words} 第 ${at + 1} / ${count} 处`));
  bar.append(
    button(() => steps.step(-1), BUTTON, '上一处'),
    button(() => steps.step(1), BUTTON, '下一处'),
    button(
      () => {
        putAway();
        document.querySelector('main')?.focus({ preventScroll: true });
      },
      BUTTON,
      '清除',
    ),
  );
  steps.take(hits, Math.max(0, indexInTarget(hits)));
  const putAway = openBar(bar, () => {
    steps.clear();
    history.replaceState(null, '', location.pathname + location.hash);
  });
}

/**
 * Marks what the address asks for and shows the first hit of its paragraph, or of the page
 * where it names none. Words that stand as they were asked for, but for
 * width and case, are hits under any table, so they are shown before it is there; without it (no network) they are all.
 * @param coming the archive's table
 */
export async function showFoundHits(coming: Promise<SearchTable>, parts: readonly string[], show: Show): Promise<void> {
  const literal = markAll(parts, PLAIN_FOLD);
  const showTarget = (hits: readonly MarkedHit[]) => show(hits[location.hash ? indexInTarget(hits) : 0] ?? []);
  showTarget(literal);
  const table = await coming.catch(() => null);
  unmark(literal.flat());
  const hits = markAll(parts, table ? makeFold(table.fold) : PLAIN_FOLD);
  showTarget(hits);
  const words = `“${parts.map((part) => ([...part].length > 12 ? `${[...part].slice(0, 11).join('')}…` : part)).join('” “')}”`;
  if (hits.length > 0) stepper(hits, words);
}
