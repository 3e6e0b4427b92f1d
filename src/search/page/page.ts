/** The search page: field, address and results kept in step. */
import { makeFold, type Fold } from '../shared/fold.ts';
import type { SearchTable } from '../shared/table.ts';
import { readAddress, writeAddress, type SearchState } from './address.ts';
import { createSearch, type Hit, type NearHit, type Results, type SearchClient } from './client.ts';
import { allows, countFacets, type FacetName } from './facets.ts';
import { asFailure } from '../shared/failure.ts';
import { connectProposals } from './proposals.ts';
import { suggest } from './suggest.ts';
import { element, FAILURES, facetGroups, fillPassages, hasChoice, kindAndName, resultRow } from './view.ts';

/** Quiet after a keystroke before the query is asked, ms: shorter than a pause, longer than a burst of typing. */
const PAUSE = 140;
/** Typing within this time of the last address change belongs to the same step of the history, ms. */
const HISTORY_STEP = 3000;
/** Rows listed at once, and how many of them fetch their passages without being scrolled to. */
const PAGE_SIZE = 200;
const FILLED = 10;
const PROPOSALS = 6;

/** Connects the search page's elements; `base` is the site's base path with a final slash. */
export function startSearchPage(base: string): void {
  const root = document.querySelector<HTMLElement>('[data-search-state]')!;
  const part = <T extends HTMLElement>(name: string) => root.querySelector<T>(`[data-search-${name}]`)!;
  const form = part<HTMLFormElement>('form');
  const field = part<HTMLInputElement>('field');
  const list = part('results');
  const status = part('status');
  const facetBox = part('facets');
  const proposals = connectProposals(field, part('proposals'), base, () =>
    list.querySelector<HTMLElement>('.result-title')?.focus(),
  );
  const failureBox = part('failure');
  const nearHeading = part('near');
  const help = part('help');
  const more = part<HTMLButtonElement>('more');

  const client: SearchClient = createSearch(base);
  let state: SearchState = readAddress(location.search, location.hash);
  let results: Results | null = null;
  /** The query that `results` answers. */
  let answered = '';
  let drawings = 0;
  let table: SearchTable | null = null;
  let fold: Fold | null = null;
  let shown = PAGE_SIZE;
  let timer = 0;
  let lastStep = 0;
  /** Rows of the present answer whose passages are still to be fetched. */
  let waiting = new Map<Element, () => void>();
  const watcher = new IntersectionObserver(
    (entries) => entries.forEach((entry) => entry.isIntersecting && waiting.get(entry.target)?.()),
    { rootMargin: '200px' },
  );

  client.table().then(
    (loaded) => {
      take(loaded);
      propose();
    },
    () => undefined,
  );

  function take(loaded: SearchTable) {
    if (loaded === table) return;
    table = loaded;
    fold = makeFold(loaded.fold);
  }

  function setAddress(step: boolean) {
    const address = writeAddress(state);
    const now = Date.now();
    if (address !== (location.search || '?') + location.hash) {
      if (step || now - lastStep > HISTORY_STEP) history.pushState(null, '', address);
      else history.replaceState(null, '', address);
    } else if (!step) return;
    lastStep = step ? 0 : now;
  }

  /** @param again whether to ask once more if the passages of the answer do not come, for the site may be a newer one */
  async function run(again = true) {
    const { query } = state;
    if (query.trim() === '') {
      results = null;
      await client.search('').catch(() => null);
      if (state.query === query) show('idle');
      return;
    }
    root.dataset.searchState = 'busy';
    try {
      const answer = await client.search(query);
      if (!answer || state.query !== query) return;
      take(await client.table());
      results = answer;
      answered = query;
      shown = PAGE_SIZE;
      await render(again);
    } catch (reason) {
      if (state.query !== query) return;
      fail(reason);
    }
  }

  /** Draws the present answer under the present choice; the old rows stand until the first passages are there. */
  async function render(again = false) {
    // While another query is under way, its answer is drawn, and under the choice of then.
    if (!results || !table || state.query !== answered) return;
    const answer = results;
    const drawing = ++drawings;
    const overtaken = () => drawing !== drawings || results !== answer || state.query !== answered;
    const hits: (Hit | NearHit)[] = answer.state === 'exact' ? answer.exact : answer.near;
    const left = hits.filter((hit) => allows(state.choice, hit.row));
    const partsOf = (hit: Hit | NearHit) => ('nearness' in hit ? hit.parts : answer.parts);
    const rows = left.slice(0, shown).map((hit) => ({ hit, row: resultRow(table!, hit, partsOf(hit)) }));
    const fill = async ({ hit, row }: { hit: Hit; row: HTMLElement }) => {
      fillPassages(row, hit, await hit.passages(), partsOf(hit));
    };
    try {
      await Promise.all(rows.slice(0, FILLED).map(fill));
    } catch (reason) {
      if (overtaken()) return;
      if (again) return run(false);
      return fail(reason);
    }
    if (overtaken()) return;
    watcher.disconnect();
    waiting = new Map();
    for (const item of rows.slice(FILLED)) {
      waiting.set(item.row, () => {
        waiting.delete(item.row);
        watcher.unobserve(item.row);
        fill(item).catch(() => {
          const retry = element('button', { type: 'button', class: 'button' }, '这一篇的段落没有取到，再试一次');
          retry.addEventListener('click', () => void fill(item).catch(() => undefined));
          item.row.querySelector('.passages')!.replaceChildren(element('li', {}, retry));
        });
      });
    }
    const hadFocus = list.contains(document.activeElement);
    list.replaceChildren(...rows.map(({ row }) => row));
    if (hadFocus) focusFirst();
    for (const row of waiting.keys()) watcher.observe(row);
    list.dataset.total = String(left.length);
    more.hidden = left.length <= shown;
    nearHeading.hidden = answer.state !== 'near';
    drawFacets(hits);
    drawHelp(answer);
    show('done');
    const filtered = left.length < hits.length ? `，筛选后 ${left.length} 篇` : '';
    announce(
      answer.state === 'exact'
        ? `找到 ${hits.length} 篇${filtered}`
        : answer.state === 'near'
          ? `没有完全相同的文字，相近的有 ${hits.length} 篇${filtered}`
          : '没有找到，相近的也没有',
    );
  }

  function drawFacets(hits: readonly Hit[]) {
    const open = new Set(
      [...facetBox.querySelectorAll<HTMLElement>('details[open]')].map((group) => group.dataset.facet!),
    );
    const focused = facetBox.contains(document.activeElement) ? nameOf(document.activeElement!) : null;
    const groups = facetGroups(
      table!,
      countFacets(
        hits.map((hit) => hit.row),
        state.choice,
      ),
      open,
      toggle,
    );
    if (hasChoice(state.choice)) {
      const clear = element('button', { type: 'button', class: 'facet-clear' }, '清除筛选');
      clear.addEventListener('click', () => choose(new Map()));
      groups.push(clear);
    }
    facetBox.replaceChildren(...groups);
    facetBox.hidden = groups.length === 0;
    if (focused === null) return;
    const controls = [...facetBox.querySelectorAll<HTMLElement>('summary, button')];
    (controls.find((control) => nameOf(control) === focused) ?? controls[0] ?? field).focus();
  }

  /** Tells the controls of the facets apart, in this drawing and the next. */
  function nameOf(control: Element): string {
    const { facet } = control.closest<HTMLElement>('.facet')?.dataset ?? {};
    return JSON.stringify([facet, (control as HTMLElement).dataset.value]);
  }

  const focusFirst = () => (list.querySelector<HTMLElement>('.result-title') ?? field).focus();

  function toggle(facet: FacetName, value: string) {
    const choice = new Map([...state.choice].map(([name, values]) => [name, new Set(values)]));
    const values = choice.get(facet) ?? new Set<string>();
    if (!values.delete(value)) values.add(value);
    if (values.size > 0) choice.set(facet, values);
    else choice.delete(facet);
    choose(choice);
  }

  function choose(choice: SearchState['choice']) {
    state = { ...state, choice };
    setAddress(true);
    void render();
  }

  function drawHelp(answer: Results) {
    help.hidden = answer.state === 'exact';
    const closest = help.querySelector<HTMLElement>('[data-closest]')!;
    closest.replaceChildren(
      ...(answer.help?.closest ?? []).map(({ kind, text, url }) =>
        element('a', { href: base + url.slice(1) }, ...kindAndName(kind, text)),
      ),
    );
    closest.parentElement!.hidden = closest.childElementCount === 0;
  }

  /** `idle` and failures leave no rows behind. */
  function show(next: 'idle' | 'done') {
    if (next === 'idle') {
      list.replaceChildren();
      delete list.dataset.total;
      facetBox.hidden = true;
      nearHeading.hidden = true;
      more.hidden = true;
      help.hidden = false;
      announce('');
    }
    const retried = failureBox.contains(document.activeElement);
    failureBox.hidden = true;
    if (retried && next === 'done') focusFirst();
    root.dataset.searchState = next;
  }

  function fail(reason: unknown) {
    const { kind, message } = asFailure(reason);
    console.warn(message);
    results = null;
    const retried = failureBox.contains(document.activeElement);
    show('idle');
    const { what, next } = FAILURES[kind];
    const retry = element('button', { type: 'button', class: 'button' }, '再试一次');
    retry.addEventListener('click', () => void run());
    failureBox.dataset.failure = kind;
    failureBox.replaceChildren(element('p', {}, element('strong', {}, what)), element('p', {}, next), retry);
    failureBox.hidden = false;
    if (retried) retry.focus();
    root.dataset.searchState = 'done';
    announce(what);
  }

  /** Said anew even where the words are those of the answer before. */
  function announce(words: string) {
    status.textContent = words;
  }

  function propose() {
    const asked = document.activeElement === field;
    proposals.show(table && fold && asked ? suggest(table, fold, field.value, PROPOSALS) : []);
  }

  function typed() {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      if (field.value === state.query) return;
      state = { ...state, query: field.value };
      setAddress(false);
      void run();
    }, PAUSE);
    propose();
  }

  field.addEventListener('input', (event) => {
    if (!(event as InputEvent).isComposing) typed();
  });
  // Words not yet chosen are no query, not even that of a key pressed just before them.
  field.addEventListener('compositionstart', () => clearTimeout(timer));
  field.addEventListener('compositionend', typed);
  field.addEventListener('focus', () => {
    client.warm();
    propose();
  });
  field.addEventListener('blur', propose);
  list.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const links = [...list.querySelectorAll<HTMLAnchorElement>('a')];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    if (at < 0) return;
    event.preventDefault();
    (links[at + (event.key === 'ArrowDown' ? 1 : -1)] ?? (at === 0 ? field : links[at]!)).focus();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    const asked = field.value !== state.query;
    state = { ...state, query: field.value };
    setAddress(true);
    if (asked || (!results && root.dataset.searchState !== 'busy')) void run();
  });
  more.addEventListener('click', () => {
    shown += PAGE_SIZE;
    void render();
  });
  window.addEventListener('popstate', () => {
    const next = readAddress(location.search, location.hash);
    const sameQuery = next.query === state.query;
    state = next;
    field.value = next.query;
    lastStep = 0;
    if (sameQuery && results) void render();
    else void run();
  });

  // What was typed before this script came counts more than the address.
  if (field.value === '') field.value = state.query;
  else if (field.value !== state.query) {
    state = { ...state, query: field.value };
    setAddress(false);
  }
  if (state.query !== '') void run();
}
