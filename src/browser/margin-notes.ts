/**
 * Places the notes of the list at the foot beside the lines of their marks, where the page has a margin: each at its line, or
 * below the note before it. What a margin is, and that notes stand in it, is the style sheet's to say.
 */
const list = document.querySelector<HTMLElement>('[data-margin-notes]');
const article = list?.closest('article');

/** Between two notes that stand close, px. */
const DISTANCE = 8;

function place(): void {
  const notes = [...(list?.children ?? [])] as HTMLElement[];
  if (!article || notes.length === 0 || getComputedStyle(notes[0]!).position !== 'absolute') return;
  const origin = article.getBoundingClientRect().top;
  const measured = notes.map((note) => ({
    note,
    line: document.getElementById(note.id.replace('n', 'r'))!.getClientRects()[0]?.top ?? origin,
    height: note.offsetHeight,
  }));
  const head = article.querySelector('[data-in-margin]')?.getBoundingClientRect();
  let end = head ? head.bottom - origin + DISTANCE : 0;
  for (const { note, line, height } of measured) {
    const top = Math.max(line - origin, end);
    note.style.setProperty('--note-top', `${top}px`);
    end = top + height + DISTANCE;
  }
  article.style.setProperty('--notes-end', `${end}px`);
}

if (article) {
  list!.dataset.placed = '';
  place();
  const observer = new ResizeObserver(place);
  for (const part of article.querySelectorAll('header, [data-piece-text], [data-margin-notes] > li'))
    observer.observe(part);
  void document.fonts.ready.then(place);
}
