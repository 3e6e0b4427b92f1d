/** Hits that are marked on a page, one of them in front; and the bar from which they are stepped through. */
import { makeFold, type Fold } from '../shared/fold.ts';
import { mergeRanges, rangesOf } from '../shared/hits.ts';
import { listParagraphs, markRange, textOf, unmark } from './mark-text.ts';

/** A hit as the marks that it is made of, more than one where it reaches over elements. */
export type MarkedHit = readonly HTMLElement[];

/** Before an archive's own fold is there: width and case alone. */
export const PLAIN_FOLD = makeFold({ from: '', to: '' });

/** Marks every place of the parts, which are folded, in the layer shown. */
export function markAll(parts: readonly string[], fold: Fold): MarkedHit[] {
  return listParagraphs().flatMap((paragraph) => {
    const folded = fold(textOf(paragraph));
    // From the last hit back, so that a mark does not move the ones before it.
    return mergeRanges(parts.flatMap((part) => rangesOf(folded, part)))
      .reverse()
      .map(([start, end]) => markRange(paragraph, start, end))
      .reverse();
  });
}

export interface Steps {
  /** Takes hits in place of those before, and puts one in front. */
  take(hits: readonly MarkedHit[], first: number): void;
  /** Puts another in front and into view, round the ends. */
  step(by: number): void;
  /** The hits are marked no more. */
  clear(): void;
}

/** @param tell told which hit is in front, from 0, and of how many */
export function makeSteps(tell: (at: number, count: number) => void): Steps {
  let hits: readonly MarkedHit[] = [];
  let at = 0;
  const point = (to: number) => {
    for (const mark of hits[at] ?? []) mark.classList.remove('current');
    at = to;
    for (const mark of hits[at] ?? []) mark.classList.add('current');
    tell(at, hits.length);
  };
  return {
    take(next, first) {
      hits = next;
      point(first);
    },
    step(by) {
      if (hits.length === 0) return;
      point((at + by + hits.length) % hits.length);
      hits[at]![0]!.scrollIntoView({ block: 'center' });
    },
    clear() {
      unmark(hits.flat());
      hits = [];
    },
  };
}

export const BAR =
  'screen-only fixed inset-x-0 bottom-0 z-1 flex flex-wrap items-center justify-center gap-x-2 border-t border-second bg-raised px-3 py-1.5';
export const BUTTON = { class: 'min-h-target min-w-target cursor-pointer text-indigo underline' };

/** Puts the bar away that is open. */
let putAway = (): void => undefined;

/**
 * Opens a bar on the page, in place of the one that was open.
 * @param clear called when it is put away
 * @returns puts it away
 */
export function openBar(bar: HTMLElement, clear: () => void): () => void {
  putAway();
  document.body.append(bar);
  const edge = getComputedStyle(bar).bottom === '0px' ? 'Bottom' : 'Top';
  keepClear(edge, bar.offsetHeight);
  putAway = () => {
    putAway = () => undefined;
    clear();
    bar.remove();
    keepClear(edge, 0);
  };
  return () => putAway();
}

/** Keeps an end of the page, and what gets the focus, from lying under a bar of this height. */
function keepClear(edge: 'Top' | 'Bottom', height: number): void {
  document.body.style[`padding${edge}`] = height ? `${height}px` : '';
  document.documentElement.style[`scrollPadding${edge}`] = height ? `${height}px` : '';
}
