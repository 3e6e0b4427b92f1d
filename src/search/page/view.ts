/** Elements of the search page: results in, DOM out. */
import type { SearchTable } from '../shared/table.ts';
import { passageAddress } from './address.ts';
import type { Hit, NearHit } from './client.ts';
import { excerpt, splitRuns, type Run } from './excerpt.ts';
import { labelOf, type Choice, type countFacets, type FacetName } from './facets.ts';
import type { FailureKind, Passage } from '../shared/protocol.ts';
import { KIND_LABELS, type Proposal } from './suggest.ts';

/** An element with attributes and children; text is set as text, never as markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function marked(runs: readonly Run[]): (Node | string)[] {
  return runs.map(({ text, hit }) => (hit ? element('mark', {}, text) : text));
}

/** Passages shown for one piece. */
const SHOWN = 3;

/** A result's row: title, what it is, and room for its passages. */
export function resultRow(table: SearchTable, hit: Hit | NearHit, parts: readonly string[]): HTMLLIElement {
  const { row } = hit;
  const near = 'nearness' in hit;
  const facts = [row.genre, labelOf(table, 'standpoint', row.standpoint), row.places[0] ?? '', yearsOf(row.year)];
  const title = parts.length > 0 ? titleAddress(hit, parts) : hit.url;
  const made = element(
    'li',
    { 'data-piece': hit.piece, 'data-match': near ? 'near' : 'exact' },
    element('a', { class: 'result-title', href: title }, ...marked(splitRuns(hit.title, hit.titleRanges))),
    element('p', { class: 'row-meta' }, facts.filter(Boolean).join(' · ')),
  );
  made.append(element('ul', { class: 'passages' }));
  return made;
}

const titleAddress = (hit: Hit, parts: readonly string[]) =>
  passageAddress(hit.url, 'reading', '', parts).replace(/#$/u, '');

function yearsOf(year: { from: number; to: number } | null): string {
  if (!year) return '';
  return year.from === year.to ? String(year.from) : `${year.from}—${year.to}`;
}

/** Fills a row with its passages, the best first, and says how many more there are. */
export function fillPassages(row: HTMLElement, hit: Hit, passages: readonly Passage[], parts: readonly string[]): void {
  const list = row.querySelector('.passages')!;
  const items = passages
    .slice(0, SHOWN)
    .map(({ paragraph, layer, text, ranges }) =>
      element(
        'li',
        {},
        element(
          'a',
          { href: passageAddress(hit.url, layer, paragraph, parts) },
          element(
            'span',
            { class: 'passage-number' },
            `${layer === 'source' ? '原文' : ''}第 ${paragraph.slice(1)} 段`,
          ),
          ' ',
          ...marked(excerpt(text, ranges)),
        ),
      ),
    );
  const more = passages.length - items.length;
  if (more > 0) items.push(element('li', { class: 'row-meta' }, `另有 ${more} 段`));
  list.replaceChildren(...items);
}

/** The facets as groups of toggles; `onToggle` is told the value that was pressed. */
export function facetGroups(
  table: SearchTable,
  facets: ReturnType<typeof countFacets>,
  open: ReadonlySet<string>,
  onToggle: (facet: FacetName, value: string) => void,
): HTMLElement[] {
  return facets.map(({ name, label, values }) => {
    const chosen = values.filter((value) => value.chosen).length;
    const group = element('details', { class: 'facet', 'data-facet': name });
    group.open = chosen > 0 || open.has(name);
    group.append(element('summary', {}, label, chosen > 0 ? ` ${chosen}` : ''));
    const list = element('div', { class: 'facet-values', role: 'group', 'aria-label': label });
    for (const { value, count, chosen: pressed } of values) {
      const button = element(
        'button',
        { type: 'button', class: 'facet-value', 'aria-pressed': String(pressed), 'data-value': value },
        labelOf(table, name, value),
        element('span', { class: 'count' }, String(count)),
      );
      button.addEventListener('click', () => onToggle(name, value));
      list.append(button);
    }
    group.append(list);
    return group;
  });
}

export const hasChoice = (choice: Choice): boolean => [...choice.values()].some((values) => values.size > 0);

/** A name after what it is, for a theme and a term may have the same. */
export function kindAndName(kind: Proposal['kind'], text: string): (Node | string)[] {
  return [element('span', { class: 'row-meta' }, KIND_LABELS[kind]), ` ${text}`];
}

/** The proposals under the field. */
export function proposalItems(base: string, proposals: readonly Proposal[]): HTMLLIElement[] {
  return proposals.map(({ kind, text, url }, index) =>
    element(
      'li',
      { role: 'option', id: `proposal-${index}`, 'aria-selected': 'false', 'data-url': base + url.slice(1) },
      ...kindAndName(kind, text),
    ),
  );
}

/** What happened and what to do, for each way that search can fail. */
export const FAILURES: Record<FailureKind, { what: string; next: string }> = {
  'no-worker': {
    what: '搜索程序没有打开。',
    next: '可能是网络断了，或者本站刚刚更新：刷新页面再试。仍然不行，就换一个较新的浏览器，或者先从下面的主题和词语找。',
  },
  'no-wasm': {
    what: '这个浏览器不支持搜索所用的 WebAssembly，或者被设置禁用了。',
    next: '换一个较新的浏览器，或请管理员放开，或者先从下面的主题和词语找。',
  },
  network: {
    what: '网络不通，搜索用的文件没有取到。',
    next: '检查网络后点“再试一次”。已经打开的页面仍然可以读。',
  },
  missing: {
    what: '服务器上缺了搜索用的文件。',
    next: '过一会儿点“再试一次”；仍然不行，请告诉本站的维护者。',
  },
  broken: {
    what: '搜索用的文件没有取完整，或者已经损坏。',
    next: '点“再试一次”；仍然不行，请刷新页面。',
  },
  outdated: {
    what: '本站刚刚更新，这一页还是旧的。',
    next: '刷新页面后再搜。',
  },
  internal: {
    what: '搜索程序出了错。',
    next: '刷新页面后再搜；仍然不行，请把搜的字告诉本站的维护者。',
  },
};
