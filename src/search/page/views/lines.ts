/** The answer as lines that are aligned at the words found, in place of the list by piece; and the way to it. */
import type { Kept } from '../../shared/keep.ts';
import type { Study } from '../../study/fetch-study.ts';
import { writeAddress, type LineOrder } from '../address.ts';
import type { Listing } from '../state.ts';

export interface LinesView {
  /** Gets the lines of a listing that is to be shown as lines. */
  prepare(listing: Listing): Promise<void>;
  /** To be called after the list by piece is drawn, which it hides. */
  draw(listing: Listing): void;
  clear(): void;
}

/**
 * @param link leads to the lines
 * @param byPiece the parts of the list by piece
 * @param onArrange told of the order that is wanted, or of null for the list by piece
 */
export function connectLines(
  link: HTMLAnchorElement,
  box: HTMLElement,
  byPiece: readonly HTMLElement[],
  study: Kept<Study>,
  onArrange: (order: LineOrder | null) => void,
): LinesView {
  let table: ReturnType<Study['connectTable']> | null = null;
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onArrange('left');
  });
  const isOrdered = (listing: Listing): listing is Listing & { lines: LineOrder } => listing.lines !== null;
  const [list] = byPiece;

  return {
    async prepare(listing) {
      if (!isOrdered(listing)) return;
      table ??= (await study.get()).connectTable(box, onArrange);
      await table.prepare(listing);
    },
    draw(listing) {
      const hadFocus = document.activeElement === link || box.contains(document.activeElement);
      const offered = listing.results.state === 'exact' && listing.left.length > 0;
      link.hidden = !offered || isOrdered(listing);
      link.href = location.pathname + writeAddress({ ...listing, lines: 'left' });
      list!.hidden = isOrdered(listing);
      if (isOrdered(listing) && table) {
        for (const part of byPiece) part.hidden = true;
        table.draw(listing);
        if (hadFocus && !box.contains(document.activeElement))
          box.querySelector<HTMLElement>('[aria-current]')?.focus();
      } else {
        table?.clear();
        if (hadFocus) link.focus();
      }
    },
    clear() {
      link.hidden = true;
      list!.hidden = false;
      table?.clear();
    },
  };
}
