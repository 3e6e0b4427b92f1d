/**
 * The filter of a long list: hides the entries without the words that are typed, and the sections that are left empty.
 * The words stand in the address (`?only=`), so that a visitor who comes back finds the list as it was. The field is
 * shown only where scripts run.
 */
import { namedBy } from './fragment.ts';
import { comparable, countInWords, keeps } from './filter-words.ts';

/** So many of an entry's further sentences are shown; the first, as they stand on its page. */
const SHOWN_AT_MOST = 2;

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
  const hidden = entries.map(({ element: entry }) =>
    [...entry.querySelectorAll<HTMLElement>('[data-filter-also]')].map((element) => ({
      element,
      words: comparable(element.textContent),
    })),
  );
  const sections = [...list.querySelectorAll('section')].map((section) => ({
    section,
    count: section.querySelector<HTMLElement>('[data-section-count]'),
    held: entries.filter(({ element }) => section.contains(element)),
  }));
  const contents = [...document.querySelectorAll<HTMLAnchorElement>('[data-contents] a')];
  return (typed) => {
    const isKept = keeps(typed);
    for (const { element, words } of entries) element.hidden = !isKept(words);
    for (const lines of hidden) {
      const found = typed === '' ? [] : lines.filter(({ words }) => isKept(words)).slice(0, SHOWN_AT_MOST);
      for (const line of lines) line.element.hidden = !found.includes(line);
    }
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

/** Puts the further sentences of the file at this address, hidden, below the entries that they belong to. */
async function addFurther(list: HTMLElement, address: string): Promise<void> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  const further = (await answer.json()) as Record<string, string[]>;
  for (const entry of list.querySelectorAll<HTMLElement>('[data-filter-entry]')) {
    for (const sentence of further[entry.dataset.filterEntry!] ?? []) {
      const line = document.createElement('p');
      line.className = 'text-small text-second';
      line.dataset.filterAlso = '';
      line.hidden = true;
      line.textContent = sentence;
      entry.append(line);
    }
  }
}

function startFilter(panel: HTMLElement, list: HTMLElement): void {
  const field = panel.querySelector<HTMLInputElement>('[data-filter-field]')!;
  const status = part(panel, 'status');
  let show = makeView(panel, list);
  const change = (value = field.value) => {
    field.value = value;
    show(value.trim());
    keepInAddress(value.trim());
  };
  /** Whoever types looks in the pages too, once; where they do not come, in what the list has. */
  const lookFurther = async () => {
    const { further } = panel.dataset;
    if (further === undefined) return;
    delete panel.dataset.further;
    try {
      await addFurther(list, further);
      show = makeView(panel, list);
      show(field.value.trim());
    } catch (reason) {
      console.warn(reason);
      panel.dataset.further = further;
      status.textContent += '；各页里的话没有取到，只找了题目和问法';
    }
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
  field.addEventListener('focus', () => void lookFurther());
  takeFromAddress();
  giveWay();
  if (field.value !== '') void lookFurther();
}

const panel = document.querySelector<HTMLElement>('[data-filter]');
const list = document.querySelector<HTMLElement>('[data-filter-list]');
if (panel && list) startFilter(panel, list);
