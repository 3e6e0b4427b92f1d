/**
 * Opens an editor's note beside its place instead of jumping to the list at the end. Without this script the marks are
 * plain links to that list.
 */
/** Marks with a note of their own, and gaps outside marks. */
const OPENERS = 'a.mark, a.gap';

let open: { mark: HTMLAnchorElement; note: HTMLElement } | null = null;

function close(returnFocus: boolean): void {
  if (!open) return;
  open.note.remove();
  open.mark.setAttribute('aria-expanded', 'false');
  if (returnFocus) open.mark.focus();
  open = null;
}

function show(mark: HTMLAnchorElement): void {
  const entry = document.getElementById(mark.hash.slice(1));
  const block = mark.closest<HTMLElement>('.para');
  if (!entry || !block) return;
  const note = document.createElement('aside');
  note.className = 'open-note';
  note.tabIndex = -1;
  note.setAttribute('aria-label', mark.dataset.note ? `校注 ${mark.dataset.note}` : '缺字');
  const content = (entry.querySelector('div') ?? entry).cloneNode(true) as HTMLElement;
  for (const element of [content, ...content.querySelectorAll('[id]')]) element.removeAttribute('id');
  content.removeAttribute('class');
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = '收起';
  button.addEventListener('click', () => close(true));
  note.append(content, button);
  note.style.setProperty('--note-top', `${mark.offsetTop}px`);
  block.append(note);
  mark.setAttribute('aria-expanded', 'true');
  open = { mark, note };
  note.focus({ preventScroll: true });
  note.scrollIntoView({ block: 'nearest' });
}

const text = document.querySelector('[data-piece-text]');
for (const mark of text?.querySelectorAll(OPENERS) ?? []) mark.setAttribute('aria-expanded', 'false');
text?.addEventListener('click', (event) => {
  const mark = (event.target as Element).closest<HTMLAnchorElement>(OPENERS);
  if (!mark) return;
  event.preventDefault();
  const again = open?.mark === mark;
  close(again);
  if (!again) show(mark);
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') close(true);
});
document.addEventListener('pointerdown', (event) => {
  if (open && !open.note.contains(event.target as Node) && !open.mark.contains(event.target as Node)) close(false);
});

/** Where the reader hides the notes, marks are plain words: no link to tab to, nothing more to hear. */
function hearMarks(): void {
  const silent = document.documentElement.dataset.notes === 'off';
  if (silent) close(false);
  for (const mark of text?.querySelectorAll<HTMLAnchorElement>('a.mark') ?? []) {
    const label = mark.getAttribute('aria-label') ?? mark.dataset.label!;
    mark.dataset.label = label;
    if (silent) {
      for (const name of ['href', 'aria-label', 'aria-expanded']) mark.removeAttribute(name);
    } else {
      mark.setAttribute('href', `#n${mark.dataset.note!}`);
      mark.setAttribute('aria-label', label);
      mark.setAttribute('aria-expanded', 'false');
    }
  }
}
new MutationObserver(hearMarks).observe(document.documentElement, { attributeFilter: ['data-notes'] });
if (document.documentElement.dataset.notes === 'off') hearMarks();
