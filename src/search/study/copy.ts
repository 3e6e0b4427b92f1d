/** Words of a result that are taken along, with where they stand and without the names that stay there. */
import { copyWords } from '../../browser/hand-out.ts';
import { MASKED_NAME } from '../../text/masked.ts';
import { element } from '../shared/element.ts';
import { citation } from './citation.ts';

/** What says where the words beside it stand, in a passage of a result or in a line. */
const PLACE = '[data-place]';

/** Has words that are copied from a passage say where they stand. */
export function citeCopies(root: HTMLElement): void {
  document.addEventListener('copy', (event) => {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || !event.clipboardData) return;
    const range = selection.getRangeAt(0);
    const words = passagesIn(root)
      .filter((passage) => range.intersectsNode(passage))
      .flatMap((passage) => withPlace(passage, common(range, passage)))
      .join('\n');
    if (words === '') return;
    event.clipboardData.setData('text/plain', words);
    event.preventDefault();
  });
}

const passagesIn = (root: HTMLElement): HTMLElement[] =>
  [...root.querySelectorAll(PLACE)].map((place) => place.closest<HTMLElement>('li, tr')!);

/** Copies all that a row shows of its piece; where the browser does not let it, shows it to be copied by hand. */
export async function copyRow(row: HTMLElement): Promise<void> {
  row.querySelector('[data-to-copy]')?.remove();
  const words = passagesIn(row)
    .flatMap((passage) => {
      const whole = document.createRange();
      whole.selectNodeContents(passage);
      return withPlace(passage, whole);
    })
    .join('\n');
  const said = element('p', { 'data-to-copy': '', 'aria-live': 'polite', class: 'text-small text-second' });
  row.append(said);
  if (await copyWords(words)) {
    said.textContent = '引文已复制';
    return;
  }
  const field = element(
    'textarea',
    {
      rows: '5',
      readonly: '',
      'aria-label': '引文',
      class: 'w-full border border-second bg-raised px-2 py-1.5',
    },
    words,
  );
  said.append('浏览器不让复制。引文已选好，请自己复制：', field);
  field.select();
}

/** The words of a range within a passage, in quotes, and where they stand; nothing for no words. */
function withPlace(passage: HTMLElement, range: Range): string[] {
  const words = wordsOf(range);
  return words === '' ? [] : [`“${words}”（${placeOf(passage)}）`];
}

function wordsOf(range: Range): string {
  const start = range.commonAncestorContainer;
  const inside = start instanceof Element ? start : start.parentElement!;
  if (inside.closest(PLACE) || range.collapsed) return '';
  if (inside.closest('[data-name]')) return MASKED_NAME;
  const words = range.cloneContents();
  for (const place of words.querySelectorAll(PLACE)) place.remove();
  for (const name of words.querySelectorAll('[data-name]')) name.textContent = name.textContent && MASKED_NAME;
  // A name that a mark begins or ends in is told in two parts.
  return words.textContent.trim().replaceAll(MASKED_NAME.repeat(2), MASKED_NAME);
}

function placeOf(passage: HTMLElement): string {
  if (passage.dataset.cited) return passage.dataset.cited;
  const { origin, pathname, hash } = new URL(passage.querySelector('a')!.href);
  const title = passage.closest('[data-piece], [data-answer]')!.querySelector('[data-title]')!.textContent;
  const layer = pathname.endsWith('/source/') ? 'source' : 'reading';
  return citation(title, layer, hash.slice(1), origin + pathname + hash);
}

/** The part of a range that lies within an element. */
function common(range: Range, within: Node): Range {
  const part = document.createRange();
  part.selectNodeContents(within);
  if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0)
    part.setStart(range.startContainer, range.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) part.setEnd(range.endContainer, range.endOffset);
  return part;
}
