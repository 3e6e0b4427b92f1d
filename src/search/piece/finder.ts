/** A box on a piece's page that finds words in the layer shown, and steps through them. Loaded when it is asked for. */
import { button, element } from '../shared/element.ts';
import { makeFold, type Fold } from '../shared/fold.ts';
import { makeLiterals, type Literals } from '../shared/forms.ts';
import type { SearchTable } from '../shared/table.ts';
import { BAR, BUTTON, makeSteps, markAll, openBar, PLAIN_FOLD, type MarkedHit } from './steps.ts';

const FIELD = 'min-h-target min-w-0 max-w-96 flex-1 border border-second bg-paper px-2';

/** How words are looked for: by the archive's fold and forms, or before these are there as they are. */
interface Ways {
  fold: Fold;
  literals: Literals;
}

const PLAIN: Ways = { fold: PLAIN_FOLD, literals: makeLiterals(PLAIN_FOLD, []) };

/**
 * Opens the box, or goes to it where it is open.
 * @param coming the archive's table; without it words are found as they were typed
 */
export function openFinder(coming: Promise<SearchTable>): void {
  const open = document.querySelector<HTMLInputElement>('[data-finder] input');
  if (open) {
    open.select();
    return;
  }
  const opener = document.activeElement as HTMLElement | null;
  const field = element('input', { class: FIELD, type: 'search', 'aria-label': '要找的字', enterkeyhint: 'next' });
  const place = element('span', { role: 'status', class: 'text-small' });
  const bar = element('form', { class: BAR, 'data-finder': '', role: 'search', 'aria-label': '在这一篇里找' }, field);
  // A phone's keyboard comes up from below.
  bar.style.bottom = 'auto';
  bar.style.top = '0';
  const steps = makeSteps((at, count) => (place.textContent = count > 0 ? `第 ${at + 1} / ${count} 处` : '没有'));
  const close = () => {
    putAway();
    opener?.focus();
  };
  let ways = PLAIN;
  const find = () => {
    steps.clear();
    const words = field.value.trim();
    if (words === '') {
      place.textContent = '';
      return;
    }
    const hits = findAll(words, ways);
    const ahead = hits.findIndex(([mark]) => mark!.getBoundingClientRect().bottom > bar.offsetHeight);
    steps.take(hits, Math.max(0, ahead));
    steps.step(0);
  };
  bar.append(
    place,
    button(() => steps.step(-1), BUTTON, '上一处'),
    button(() => steps.step(1), BUTTON, '下一处'),
    button(close, BUTTON, '关闭'),
  );
  field.addEventListener('input', (event) => {
    if (!event.isComposing) find();
  });
  field.addEventListener('compositionend', find);
  bar.addEventListener('submit', (event) => {
    event.preventDefault();
    steps.step(1);
  });
  bar.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && event.shiftKey && event.target === field) {
      event.preventDefault();
      steps.step(-1);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      close();
    }
  });
  const putAway = openBar(bar, steps.clear);
  field.focus();
  void coming.then(
    (table) => {
      const fold = makeFold(table.fold);
      ways = { fold, literals: makeLiterals(fold, table.forms) };
      if (bar.isConnected && field.value !== '') find();
    },
    () => undefined,
  );
}

/** Marks the words as they stand, in any of their forms; if they stand nowhere, each of those between spaces. */
function findAll(words: string, { fold, literals }: Ways): MarkedHit[] {
  const hits = markAll(literals(words), fold);
  return hits.length > 0 ? hits : markAll(words.split(/\s+/u).flatMap(literals), fold);
}
