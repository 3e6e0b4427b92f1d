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

const part = (panel: HTMLElement, name: string) => panel.querySelector<HTMLElement>(`[data-filter-${name}]`)!;
const isHidden = (hash: string) => Boolean(namedBy(hash)?.closest('[hidden]'));

/** Shows of the list, and of the page's contents, what holds the typed words, and says how much that is. */
function makeView(panel: HTMLElement, list: HTMLElement): (typed: string) => void {
  const [clear, status, nothing] = [part(panel, 'clear'), part(panel, 'status'), part(panel, 'nothing')];
  const searchLink = panel.querySelector<HTMLAnchorElement>('[data-filter-search]')!;
  const { unit = '', noun = '' } = panel.dataset;
  const entries = entriesOf(list).map((element) => ({ element, words: wordsOf(element) }));
  const sections = [...list.querySelectorAll('section')].map((section) => ({
    section,
    count: section.querySelector<HTMLElement>('[data-section-count]'),
    held: entries.filter(({ element }) => section.contains(element)),
  }));
  const contents = [...document.querySelectorAll<HTMLAnchorElement>('[data-contents] a')];
  return (typed) => {
    const isKept = keeps(typed);
    for (const { element, words } of entries) element.hidden = !isKept(words);
    for (const { section, count, held } of sections) {
      // How many there are in all would be read as how many are left.
      if (count) count.hidden = typed !== '';
      section.hidden = held.length > 0 && held.every(({ element }) => element.hidden);
    }
    for (const link of contents) link.closest('li')!.hidden = isHidden(link.hash);
    const shown = entries.filter(({ element }) => !element.hidden).length;
    status.textContent = countInWords(shown, entries.length, unit, noun);
    clear.hidden = typed === '';
    nothing.hidden = shown > 0;
    const search = new URL(searchLink.href);
    search.searchParams.set('q', typed);
    searchLink.href = search.href;
    searchLink.textContent = `在全文里搜“${typed}”`;
  };
}

function keepInAddress(typed: string): void {
  const address = new URL(location.href);
  if (typed === '') address.searchParams.delete(KEY);
  else address.searchParams.set(KEY, typed);
  history.replaceState(history.state, '', address);
}

function startFilter(panel: HTMLElement, list: HTMLElement): void {
  const field = panel.querySelector<HTMLInputElement>('[data-filter-field]')!;
  const show = makeView(panel, list);
  const change = (value = field.value) => {
    field.value = value;
    show(value.trim());
    keepInAddress(value.trim());
  };
  const takeFromAddress = () => {
    field.value = new URL(location.href).searchParams.get(KEY) ?? '';
    show(field.value.trim());
  };
  /** Who asks for an entry by its address gets it, whatever was typed. */
  const giveWay = () => {
    if (!isHidden(location.hash)) return;
    change('');
    namedBy(location.hash)!.scrollIntoView();
  };

  field.addEventListener('input', (event) => {
    if (!(event instanceof InputEvent && event.isComposing)) change();
  });
  field.addEventListener('compositionend', () => change());
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing || field.value === '') return;
    event.preventDefault();
    change('');
  });
  part(panel, 'clear').addEventListener('click', () => {
    change('');
    field.focus();
  });
  addEventListener('popstate', takeFromAddress);
  addEventListener('hashchange', giveWay);
  takeFromAddress();
  giveWay();
}

const panel = document.querySelector<HTMLElement>('[data-filter]');
const list = document.querySelector<HTMLElement>('[data-filter-list]');
if (panel && list) startFilter(panel, list);
