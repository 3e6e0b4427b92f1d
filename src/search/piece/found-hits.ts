/**
 * On a piece's page reached from search (`?find=…`): marks the words found, in the layer shown, and steps through them.
 * Loaded only where the address asks for it.
 */
import { button, element } from '../shared/element.ts';
import { fetchJson } from '../shared/files.ts';
import { makeFold, type Fold } from '../shared/fold.ts';
import { mergeRanges, rangesOf } from '../shared/hits.ts';
import { TABLE_PATH, type SearchTable } from '../shared/table.ts';

/** Paragraphs of both layers, the title among them where the source has it, and titles that the editor supplied. */
const isParagraph = (element: Element) => /^p[1-9]\d*$/u.test(element.id) || element.matches('h1.supplied');

/** The texts of a paragraph, without those of a paragraph inside it, which continues it. */
function textsOf(paragraph: Element): Text[] {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node instanceof Text) return NodeFilter.FILTER_ACCEPT;
    return isParagraph(node as Element) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  return texts;
}

/** Marks `[start, end)` code points of an element's text; a hit across elements becomes one mark in each. */
function markRange(paragraph: Element, start: number, end: number): HTMLElement[] {
  const cuts: { node: Text; from: number; to: number }[] = [];
  let at = 0;
  for (const node of textsOf(paragraph)) {
    const chars = [...node.data];
    const from = Math.max(0, start - at);
    const to = Math.min(chars.length, end - at);
    const units = (count: number) => chars.slice(0, count).join('').length;
    if (from < to) cuts.push({ node, from: units(from), to: units(to) });
    at += chars.length;
  }
  return cuts.map(({ node, from, to }) => {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    const mark = element('mark');
    range.surroundContents(mark);
    return mark;
  });
}

function markAll(parts: readonly string[], fold: Fold): HTMLElement[][] {
  return [...document.querySelectorAll('article h1, article [id]')].filter(isParagraph).flatMap((paragraph) => {
    const folded = fold(
      textsOf(paragraph)
        .map(({ data }) => data)
        .join(''),
    );
    // From the last hit back, so that a mark does not move the ones before it.
    return mergeRanges(parts.flatMap((part) => rangesOf(folded, part)))
      .reverse()
      .map(([start, end]) => markRange(paragraph, start, end))
      .reverse();
  });
}

function stepper(hits: HTMLElement[][], words: string): void {
  const target = location.hash ? document.getElementById(location.hash.slice(1)) : null;
  let at = Math.max(
    0,
    hits.findIndex(([mark]) => target?.contains(mark!)),
  );
  const place = element('span', { role: 'status' });
  const bar = element('div', { class: 'found-bar screen-only', role: 'region', 'aria-label': '搜到的字' }, place);
  const step = (by: number) => {
    for (const mark of hits[at]!) mark.classList.remove('current');
    at = (at + by + hits.length) % hits.length;
    for (const mark of hits[at]!) mark.classList.add('current');
    place.textContent = `${words} 第 ${at + 1} / ${hits.length} 处`;
    if (by !== 0) hits[at]![0]!.scrollIntoView({ block: 'center' });
  };
  const clear = () => {
    for (const mark of hits.flat()) mark.replaceWith(...mark.childNodes);
    bar.remove();
    keepClear(0);
    document.querySelector('main')?.focus({ preventScroll: true });
    history.replaceState(null, '', location.pathname + location.hash);
  };
  bar.append(
    button(() => step(-1), {}, '上一处'),
    button(() => step(1), {}, '下一处'),
    button(clear, {}, '清除'),
  );
  document.body.append(bar);
  step(0);
  keepClear(bar.offsetHeight);
}

/** Keeps the end of the page, and what gets the focus, from lying under a bar of this height. */
function keepClear(height: number): void {
  document.body.style.paddingBottom = `${height}px`;
  document.documentElement.style.scrollPaddingBottom = `${height}px`;
}

/**
 * Marks what the address asks for. Without the search table (no network) the words are matched as they stand.
 * @param base the site's base path with a final slash
 */
export async function showFoundHits(base: string, parts: readonly string[]): Promise<void> {
  const table = (await fetchJson((input, init) => fetch(input, init), base + TABLE_PATH).catch(
    () => null,
  )) as SearchTable | null;
  const hits = markAll(parts, makeFold(table?.fold ?? { from: '', to: '' }));
  const words = `“${parts.map((part) => ([...part].length > 12 ? `${[...part].slice(0, 11).join('')}…` : part)).join('” “')}”`;
  if (hits.length > 0) stepper(hits, words);
}
