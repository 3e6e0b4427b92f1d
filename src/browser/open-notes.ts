/**
 * Opens what explains a mark or a gap without leaving the place: in the margin the note takes the focus, elsewhere it opens
 * in a sheet at the foot of the window. Without this script they are plain links to the foot of the page.
 */
const article = document.querySelector('article');
const text = document.querySelector('[data-piece-text]');

/** Kept free between a mark and the sheet, px. */
const DISTANCE = 16;

let open: { link: HTMLAnchorElement; sheet: HTMLElement; padding: string } | null = null;
/** The mark whose note in the margin was gone to. */
let origin: HTMLAnchorElement | null = null;

/** The link that a click means: a gap, a mark's number, or the number of the mark whose words were clicked. */
function linkAt(place: Element): HTMLAnchorElement | null {
  const link = place.closest('a');
  if (link) return link.matches('.mark-number, .gap') ? link : null;
  const number = place.closest('.mark')?.nextElementSibling as HTMLAnchorElement | null | undefined;
  const isSelecting = getSelection()?.isCollapsed === false;
  return number?.offsetParent && !isSelecting ? number : null;
}

function close(returnFocus: boolean): void {
  if (!open) return;
  open.sheet.remove();
  document.body.style.paddingBottom = open.padding;
  open.link.removeAttribute('aria-expanded');
  if (returnFocus) open.link.focus({ preventScroll: true });
  open = null;
}

/** What the entry says, without its ids and its way back. */
function copyOf(entry: Element): HTMLElement {
  const copy = document.createElement('div');
  copy.append(...[...entry.childNodes].map((node) => node.cloneNode(true)));
  for (const element of copy.querySelectorAll('.note-back')) element.remove();
  for (const element of copy.querySelectorAll('[id]')) element.removeAttribute('id');
  return copy;
}

function openSheet(link: HTMLAnchorElement, entry: Element): void {
  const sheet = document.createElement('div');
  sheet.className =
    'note-sheet screen-only fixed inset-x-0 bottom-0 z-10 max-h-[45vh] overflow-y-auto border-t border-second bg-raised px-4 pt-3 pb-2 outline-offset-[-2px] wide:left-auto wide:right-6 wide:w-96 wide:border-x';
  sheet.setAttribute('role', 'region');
  sheet.setAttribute('aria-label', link.getAttribute('aria-label')!);
  sheet.tabIndex = -1;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'sticky bottom-0 min-h-target min-w-target cursor-pointer bg-raised text-indigo underline';
  button.textContent = '收起';
  button.addEventListener('click', () => close(true));
  sheet.append(copyOf(entry), button);
  open = { link, sheet, padding: document.body.style.paddingBottom };
  link.setAttribute('aria-expanded', 'true');
  document.body.append(sheet);
  // So that the last line of the page can stand above the sheet.
  document.body.style.paddingBottom = `${sheet.offsetHeight}px`;
  sheet.focus({ preventScroll: true });
  const hidden = link.getBoundingClientRect().bottom + DISTANCE - sheet.getBoundingClientRect().top;
  if (hidden > 0) scrollBy({ top: hidden, behavior: 'instant' });
}

function goToNote(link: HTMLAnchorElement, note: HTMLElement): void {
  origin = link;
  note.tabIndex = -1;
  note.focus({ preventScroll: true });
  note.scrollIntoView({ block: 'nearest', behavior: 'instant' });
}

document.addEventListener('click', (event) => {
  const place = event.target as Element;
  if (open?.sheet.contains(place)) return;
  const link = text?.contains(place) || place.closest('article h1') ? linkAt(place) : null;
  const wasOpen = open?.link === link;
  close(wasOpen);
  const entry = link && document.getElementById(link.hash.slice(1));
  if (!entry) return;
  event.preventDefault();
  if (wasOpen) return;
  if (getComputedStyle(entry).position === 'absolute') goToNote(link, entry);
  else openSheet(link, entry);
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  if (document.activeElement?.closest('.notes > li')) origin?.focus();
  else close(true);
});

/** The number of the mark or of the note that stands here. */
function numberAt(place: Element): string | undefined {
  const number = place.closest<HTMLElement>('.mark-number')?.dataset.note;
  return number ?? place.closest('.mark, .notes > li')?.id.slice(1);
}

/** A mark and its note are lit together. */
function light(event: Event): void {
  const number = numberAt(event.target as Element);
  for (const element of article?.querySelectorAll('[data-lit]') ?? []) element.removeAttribute('data-lit');
  for (const id of number === undefined ? [] : [`r${number}`, `n${number}`]) {
    document.getElementById(id)?.setAttribute('data-lit', '');
  }
}
for (const type of ['mouseover', 'focusin']) article?.addEventListener(type, light);
