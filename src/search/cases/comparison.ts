/** The page that compares cases: what is picked stands in the address and is drawn side by side. */
import type { FiledCases } from '../../text/case-fields.ts';
import { partOf } from '../page/views/template.ts';
import { asFailure } from '../shared/failure.ts';
import { fetchJson } from '../shared/files.ts';
import { keep } from '../shared/keep.ts';
import { readCompared, writeCompared, type Compared, type Refused } from './comparison-address.ts';
import { drawComparison, sharedWords } from './comparison-table.ts';
import { openFiles } from './files.ts';
import { connectSave } from './save.ts';

/** What an address asked for in vain, in words. */
function refusedWords({ unknown, more }: Refused): string {
  return [
    ...(unknown.length > 0 ? [`没有叫 ${unknown.join('、')} 的案例。`] : []),
    ...(more > 0 ? [`一次最多比三例，后面的 ${more} 例没有列。`] : []),
  ].join('');
}

/** The cases that are compared, in their order. */
const pick = (file: FiledCases, ids: readonly string[]): FiledCases => ({
  ...file,
  cases: ids.map((id) => file.cases.find((record) => record.id === id)!),
});

/** Connects the page; `data-base` of `root` is the site's base path with a final slash. */
export function startComparison(root: HTMLElement): void {
  const part = (name: string) => partOf(root, name);
  const selects = [...root.querySelectorAll('select')];
  const words = root.querySelector<HTMLInputElement>('[data-with-words]')!;
  const table = root.querySelector('table')!;
  const known = new Set([...selects[0]!.options].map(({ value }) => value).filter((id) => id !== ''));
  const { base = '/', archive = '', date = '', site } = root.dataset;
  const address = root.querySelector<HTMLAnchorElement>('[data-save="json"]')!.href;
  const file = keep(async () => (await fetchJson((input, init) => fetch(input, init), address)) as FiledCases);
  const title = document.title;
  let state: Compared = { ids: [], words: false };
  /** Counts what was asked for, so that what comes late is not shown. */
  let asked = 0;

  function go(next: Compared): void {
    history.pushState(null, '', writeCompared(next) || location.pathname);
    show({ ...next, refused: { unknown: [], more: 0 } });
  }

  function show({ refused, ...next }: Compared & { refused: Refused }): void {
    state = next;
    words.checked = next.words;
    for (const [index, select] of selects.entries()) {
      select.value = next.ids[index] ?? '';
      for (const option of select.options) {
        option.disabled = option.value !== '' && next.ids.includes(option.value) && option.value !== select.value;
      }
    }
    part('refused').textContent = refusedWords(refused);
    const ready = root.querySelector<HTMLElement>('[data-ready]');
    if (ready) ready.hidden = next.ids.length > 0;
    void draw();
  }

  async function draw(): Promise<void> {
    const turn = ++asked;
    const { ids } = state;
    root.dataset.comparison = 'busy';
    part('failure').hidden = true;
    try {
      const chosen = ids.length > 0 ? pick(await file.get(), ids) : null;
      if (turn === asked) paint(chosen);
    } catch (reason) {
      console.warn(asFailure(reason).message);
      if (turn !== asked) return;
      part('failure').hidden = false;
      paint(null);
    }
    if (turn === asked) root.dataset.comparison = 'done';
  }

  function paint(chosen: FiledCases | null): void {
    table.hidden = chosen === null;
    part('tools').hidden = chosen === null;
    part('shared').textContent = saidOf(chosen);
    const titles = chosen?.cases.map((record) => record.title) ?? [];
    document.title = [...titles, title].join(' · ');
    document.documentElement.dataset.printTitle = document.title;
    if (!chosen) return;
    partOf(table, 'caption').textContent = `对照：${titles.join('；')}`;
    drawComparison(table, chosen, {
      base,
      words: state.words,
      drop(id) {
        go({ ...state, ids: state.ids.filter((other) => other !== id) });
        selects.find(({ value }) => value === '')!.focus();
      },
    });
  }

  function saidOf(chosen: FiledCases | null): string {
    if (!chosen) return '';
    return chosen.cases.length === 1 ? '再选一例，就能对着看。' : sharedWords(chosen);
  }

  for (const select of selects) {
    select.addEventListener('change', () => {
      go({ ...state, ids: selects.map(({ value }) => value).filter((id) => id !== '') });
    });
  }
  words.addEventListener('change', () => go({ ...state, words: words.checked }));
  part('retry').addEventListener('click', () => void draw());
  addEventListener('popstate', () => show(readCompared(location.search, known)));
  const files = openFiles(() => file.get(), { archive, date, site: site ?? null });
  connectSave(
    part('save'),
    () => Promise.resolve(files),
    () => new Set(state.ids),
  );
  show(readCompared(location.search, known));
  delete document.documentElement.dataset.asked;
}
