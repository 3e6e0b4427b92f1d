/**
 * The filter of a long list: hides the entries without the words that are typed, and the sections that are left empty.
 * The words stand in the address (`?only=`), so that a visitor who comes back finds the list as it was. The field is
 * shown only where scripts run.
 */
import { namedBy } from './fragment.ts';
import { comparable, countInWords, keeps } from './filter-words.ts';

const KEY = 'only';
const ENTRY = 'li, dl > div';

/** Entries of the list itself, not of lists inside an entry. */
function entriesOf(list: Element): HTMLElement[] {
  const isInner = (element: Element) => list.contains(element.parentElement!.closest(ENTRY));
  return [...list.querySelectorAll<HTMLElement>(ENTRY)].filter((element) => !isInner(element));
}

/** An entry's words: of the parts of it that are marked, else all. */
function wordsOf(entry: HTMLElement): string {
  const marked = [...entry.querySelectorAll('[data-filter-words]')];
  return comparable((marked.length > 0 ? marked : [entry]).map(({ textContent }) => textContent).join(' '));
}

function startFilter(panel: HTMLElement, list: HTMLElement): void {
  const part = <E extends HTMLElement>(name: string) => panel.querySelector<E>(`[data-filter-${name}]`)!;
  const [field, clear, status] = [part<HTMLInputElement>('field'), part('clear'), part('status')];
  const [nothing, searchLink] = [part('nothing'), part<HTMLAnchorElement>('search')];
  const entries = entriesOf(list).map((element) => ({ element, words: wordsOf(element) }));
  const sections = [...list.querySelectorAll('section')].map((section) => ({
    section,
    held: entries.filter(({ element }) => section.contains(element)),
  }));
  const contents = [...document.querySelectorAll<HTMLAnchorElement>('[data-contents] a')];
  const { unit, noun } = panel.dataset as { unit: string; noun: string };
  const isHidden = (hash: string) => Boolean(namedBy(hash)?.closest('[hidden]'));

  function apply(): void {
    const typed = field.value.trim();
    const isKept = keeps(typed);
    for (const { element, words } of entries) element.hidden = !isKept(words);
    for (const { section, held } of sections) {
      section.hidden = held.length > 0 && held.every(({ element }) => element.hidden);
    }
    for (const link of contents) link.closest('li')!.hidden = isHidden(link.hash);
    const shown = entries.filter(({ element }) => !element.hidden).length;
    status.textContent = countInWords(shown, entries.length, unit, noun);
    clear.hidden = field.value === '';
    nothing.hidden = shown > 0;
    const search = new URL(searchLink.href);
    search.searchParams.set('q', typed);
    searchLink.href = search.href;
    searchLink.textContent = `在全文里搜“${typed}”`;
  }

  function keepInAddress(): void {
    const address = new URL(location.href);
    if (field.value.trim() === '') address.searchParams.delete(KEY);
    else address.searchParams.set(KEY, field.value.trim());
    history.replaceState(history.state, '', address);
  }

  function takeFromAddress(): void {
    field.value = new URL(location.href).searchParams.get(KEY) ?? '';
    apply();
  }

  function change(value = field.value): void {
    field.value = value;
    apply();
    keepInAddress();
  }

  field.addEventListener('input', (event) => {
    if (!(event as InputEvent).isComposing) change();
  });
  field.addEventListener('compositionend', () => change());
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing || field.value === '') return;
    event.preventDefault();
    change('');
  });
  clear.addEventListener('click', () => {
    change('');
    field.focus();
  });
  addEventListener('popstate', takeFromAddress);
  addEventListener('hashchange', () => {
    if (!isHidden(location.hash)) return;
    change('');
    namedBy(location.hash)!.scrollIntoView();
  });
  takeFromAddress();
  if (isHidden(location.hash)) change('');
}

const panel = document.querySelector<HTMLElement>('[data-filter]');
const list = document.querySelector<HTMLElement>('[data-filter-list]');
if (panel && list) startFilter(panel, list);
