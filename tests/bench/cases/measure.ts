/** The list of cases, used as a visitor uses it: a value is ticked, and the time until the list is painted anew is taken. */
import type { Browser, Page } from 'playwright-core';

export interface Measured {
  /** From each change to the frame that shows it, ms. */
  times: number[];
  /** From each change until every row is there, ms: of very many, those out of sight come after the first frame. */
  complete: number[];
  /** What the page's main thread had of a processor in that time, ms: on a busy machine far less. */
  work: number[];
  /** Changes after which the list was not what its rows' own values say, in words. */
  faults: string[];
}

/** Every so many changes all are taken back, which brings every row back at once. */
const CLEARED_AFTER = 8;

/**
 * Ticks and unticks values.
 * @param picks a number from 0 up to 1 for each change: which of the values that would show something
 */
export async function measureChanges(browser: Browser, page: Page, picks: readonly number[]): Promise<Measured> {
  await page.locator('[data-case-state="done"]').waitFor();
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
  const seen = await page.evaluate(changeAll, { picks, clearedAfter: CLEARED_AFTER });
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  return { ...seen, work: workOf(traceEvents) };
}

/** An event of Chromium's trace; times in microseconds, `tdur` that of a processor. */
interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
}

/** Processor time of the tasks from each mark to the one that follows it, ms. */
function workOf(events: readonly TraceEvent[]): number[] {
  const marks = (name: string) => events.filter((event) => event.name === name).sort((a, b) => a.ts - b.ts);
  const [starts, ends] = [marks('change'), marks('painted')];
  const tasks = events.filter(({ name }) => name === 'ThreadControllerImpl::RunTask');
  return starts.map(({ pid, tid, ts }, index) => {
    const end = ends[index]!.ts;
    const between = tasks.filter(
      (task) =>
        task.pid === pid && task.tid === tid && task.ts + (task.dur ?? 0) > ts && task.ts + (task.dur ?? 0) < end,
    );
    return between.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000;
  });
}

/** Runs in the page. */
async function changeAll({
  picks,
  clearedAfter,
}: {
  picks: readonly number[];
  clearedAfter: number;
}): Promise<Omit<Measured, 'work'>> {
  const listed = () => [...document.querySelectorAll<HTMLElement>('[data-case]')];
  const controls = [...document.querySelectorAll<HTMLElement>('[data-facet][data-value]')].map((label) => ({
    facet: label.dataset.facet!,
    value: label.dataset.value!,
    box: label.querySelector('input')!,
    count: label.querySelector('[data-count]')!,
  }));
  const facetsOf = (name: string) => controls.filter(({ facet }) => facet === name).map(({ value }) => value);
  const facets = [...document.querySelectorAll<HTMLElement>('[data-case-facet]')].map(({ dataset }) => ({
    facet: dataset.caseFacet!,
    values: facetsOf(dataset.caseFacet!),
  }));
  const all = listed().map(({ dataset }) => ({
    id: dataset.case!,
    values: Object.fromEntries(
      dataset.values!.split(' ').map((places, index) => {
        const { facet, values } = facets[index]!;
        return [facet, places.split(',').map((place) => values[Number(place)]!)];
      }),
    ),
  }));
  const clear = document.querySelector<HTMLElement>('[data-case-clear]')!;
  /** The next frame has been laid out and painted. */
  const painted = () =>
    new Promise<void>((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve();
        port2.postMessage(null);
      });
    });
  const idle = () => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 500 }));
  const expected = () => {
    const chosen = controls.filter(({ box }) => box.checked);
    const wanted = [...new Set(chosen.map(({ facet }) => facet))];
    return all.filter(({ values }) =>
      wanted.every((facet) =>
        chosen.some((control) => control.facet === facet && values[facet]!.includes(control.value)),
      ),
    );
  };
  const root = document.querySelector<HTMLElement>('[data-case-state]')!;
  const times: number[] = [];
  const complete: number[] = [];
  const faults: string[] = [];
  for (const [index, pick] of picks.entries()) {
    await idle();
    const useful = controls.filter(({ box, count }) => box.checked || Number(count.textContent) > 0);
    const isClearing = index % clearedAfter === clearedAfter - 1 && !clear.hidden;
    const target = isClearing ? clear : useful[Math.floor(pick * useful.length)]!.box;
    performance.mark('change');
    target.click();
    await painted();
    performance.mark('painted');
    times.push(performance.measure('changed', 'change', 'painted').duration);
    while (root.dataset.caseState !== 'done') await painted();
    complete.push(performance.measure('complete', 'change').duration);
    const ids = listed().map(({ dataset }) => dataset.case!);
    const wanted = expected().map(({ id }) => id);
    if (ids.join() !== wanted.join())
      faults.push(`第 ${index + 1} 次：列出 ${ids.length} 例，应是 ${wanted.length} 例`);
  }
  return { times, complete, faults };
}
