/**
 * On a piece's page reached from search (`?find=…`): marks the words found, in the layer shown, and steps through them.
 * Loaded only where the address asks for it.
 */
import { button, element } from '../shared/element.ts';
import { fetchJson } from '../shared/files.ts';
import { makeFold, type Fold } from '../shared/fold.ts';
import { mergeRanges, rangesOf } from '../shared/hits.ts';
import { TABLE_PATH, type SearchTable } from '../shared/table.ts';
import { target, type Show } from './show.ts';
import { listParagraphs, markRange, textOf, unmark } from './mark-text.ts';

function markAll(parts: readonly string[], fold: Fold): HTMLElement[][] {
  return listParagraphs().flatMap((paragraph) => {
    const folded = fold(textOf(paragraph));
    // From the last hit back, so that a mark does not move the ones before it.
    return mergeRanges(parts.flatMap((part) => rangesOf(folded, part)))
      .reverse()
      .map(([start, end]) => markRange(paragraph, start, end))
      .reverse();
  });
}

const BAR =
  'screen-only fixed inset-x-0 bottom-0 z-1 flex flex-wrap items-center justify-center gap-x-2 border-t border-second bg-raised px-3 py-1.5';
const BUTTON = { class: 'min-h-target min-w-target cursor-pointer text-indigo underline' };

const NO_PAIRS = { from: '', to: '' };

/** The first of the hits that stand in the paragraph that the address names; -1 where none does. */
const indexInTarget = (hits: readonly HTMLElement[][]): number => hits.findIndex(([mark]) => target()?.contains(mark!));

function stepper(hits: HTMLElement[][], words: string): void {
  let at = Math.max(0, indexInTarget(hits));
  const place = element('span', { role: 'status' });
  const bar = element('div', { class: BAR, 'data-found-bar': '', role: 'region', 'aria-label': '搜到的字' }, place);
  const step = (by: number) => {
    for (const mark of hits[at]!) mark.classList.remove('current');
    at = (at + by + hits.length) % hits.length;
    for (const mark of hits[at]!) mark.classList.add('current');
    place.textContent = `${words} 第 ${at + 1} / ${hits.length} 处`;
    if (by !== 0) hits[at]![0]!.scrollIntoView({ block: 'center' });
  };
  const clear = () => {
    unmark(hits.flat());
    bar.remove();
    keepClear(0);
    document.querySelector('main')?.focus({ preventScroll: true });
    history.replaceState(null, '', location.pathname + location.hash);
  };
  bar.append(
    button(() => step(-1), BUTTON, '上一处'),
    button(() => step(1), BUTTON, '下一处'),
    button(clear, BUTTON, '清除'),
  );
  document.body.append(bar);
  step(0);
  keepClear(bar.offsetHeight);
}

/** Keeps the end of the page, and what gets the focus, from lying under a bar of this height. */
function keepClear(height: number): void {
  document.body.style.paddingBottom = `${height}px`;
  document.documentElement.style.scrollPaddingBottom = `${height}px`;
}

/**
 * Marks what the address asks for and shows the first hit of its paragraph, or of the page
 * where it names none. Words that stand as they were asked for, but for
 * width and case, are hits under any table, so they are shown before it is there; without it (no network) they are all.
 * @param base the site's base path with a final slash
 */
export async function showFoundHits(base: string, parts: readonly string[], show: Show): Promise<void> {
  const literal = markAll(parts, makeFold(NO_PAIRS));
  const showTarget = (hits: readonly HTMLElement[][]) => show(hits[location.hash ? indexInTarget(hits) : 0] ?? []);
  showTarget(literal);
  const table = (await fetchJson((input, init) => fetch(input, init), base + TABLE_PATH).catch(
    () => null,
  )) as SearchTable | null;
  unmark(literal.flat());
  const hits = markAll(parts, makeFold(table?.fold ?? NO_PAIRS));
  showTarget(hits);
  const words = `“${parts.map((part) => ([...part].length > 12 ? `${[...part].slice(0, 11).join('')}…` : part)).join('” “')}”`;
  if (hits.length > 0) stepper(hits, words);
}
