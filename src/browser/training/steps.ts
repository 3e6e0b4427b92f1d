/**
 * Shows a page to a group, one step at a time and in big type: every `data-step` is a step, told with the parts of the page
 * that hold it. Arrow keys turn, Escape ends; the page is then as it was. A step has its address, `#step-3`, and its place in
 * the browser's history: back goes to the step before. On paper the page is whole.
 */

/** Keys that turn, and by how much: those of a keyboard, and those of a presenter's remote control. */
const TURNS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, PageDown: 1, PageUp: -1 };

/** Of an address that names a step, its number from 1. */
const stepIn = (hash: string): number => Number(/^#step-(\d{1,3})$/u.exec(hash)?.[1] ?? 0);

interface Turns {
  /** Before the first step: what the page keeps back has to come out. */
  onBegin: () => void;
  /** The page is whole again. */
  onEnd: () => void;
}

export function prepareSteps(root: HTMLElement, { onBegin, onEnd }: Turns): void {
  const page = document.documentElement;
  const one = (selector: string) => root.querySelector<HTMLButtonElement>(selector)!;
  const steps = [...root.querySelectorAll<HTMLElement>('[data-step]')];
  const folds = [...root.querySelectorAll('details')];
  const holders = [...root.querySelectorAll<HTMLElement>('section, details')];
  const others = [
    ...document.querySelectorAll<HTMLElement>('body > header, body > footer, main > nav'),
    ...root.querySelectorAll<HTMLElement>('[data-alone]'),
  ];
  const [back, on] = [one('[data-go="-1"]'), one('[data-go="1"]')];
  const bar = one('[data-bar]');
  let at = 0;
  let wereOpen: Element[] = [];
  let isPrinting = false;

  const isOn = () => 'stepping' in page.dataset;

  const bounded = (step: number) => Math.min(Math.max(step, 0), steps.length - 1);

  const hideOthers = () => {
    const step = steps[at]!;
    page.dataset.stepping = '';
    for (const each of steps) each.hidden = each !== step;
    for (const holder of holders) holder.hidden = !holder.contains(step);
    for (const other of others) other.hidden = true;
    // What the bar covers can be scrolled out from under it.
    root.style.paddingBottom = page.style.scrollPaddingBottom = `${bar.offsetHeight}px`;
  };
  const hideNone = () => {
    delete page.dataset.stepping;
    for (const part of [...steps, ...holders, ...others]) part.hidden = false;
    root.style.paddingBottom = page.style.scrollPaddingBottom = '';
  };

  const show = (step: number) => {
    at = bounded(step);
    hideOthers();
    [back.disabled, on.disabled] = [at === 0, at === steps.length - 1];
    one('[data-at]').textContent = `第 ${at + 1} 步，共 ${steps.length} 步`;
    scrollTo(0, 0);
  };

  /** How many entries of the history, this one included, are steps, one after another. */
  const depth = (): number => (history.state as { steps?: number } | null)?.steps ?? 0;
  const enter = (step: number) => history.pushState({ steps: depth() + 1 }, '', `#step-${step + 1}`);

  /** Turns; the button that can turn no further gives its focus to the other. */
  const turn = (by: number) => {
    const focused = document.activeElement;
    const next = bounded(at + by);
    if (next === at) return;
    enter(next);
    show(next);
    if (focused === back && back.disabled) on.focus();
    if (focused === on && on.disabled) back.focus();
  };

  const begin = (step: number) => {
    onBegin();
    wereOpen = folds.filter(({ open }) => open);
    for (const fold of folds) fold.open = true;
    show(step);
    (on.disabled ? back : on).focus();
  };

  const end = () => {
    hideNone();
    for (const fold of folds) fold.open = wereOpen.includes(fold);
    onEnd();
    one('[data-begin]').focus();
  };

  /** Ends, and takes the steps out of the way back: they stay ahead. */
  const leave = () => {
    end();
    if (depth() > 0) history.go(-depth());
    else history.replaceState(null, '', location.pathname + location.search);
  };

  /** What the address says. */
  const follow = () => {
    const step = stepIn(location.hash);
    if (step > 0) (isOn() ? show : begin)(step - 1);
    else if (isOn()) end();
  };

  one('[data-begin]').addEventListener('click', () => {
    enter(0);
    begin(0);
  });
  one('[data-end]').addEventListener('click', leave);
  addEventListener('popstate', follow);
  addEventListener('beforeprint', () => {
    isPrinting = isOn();
    if (isPrinting) hideNone();
  });
  addEventListener('afterprint', () => {
    if (isPrinting) hideOthers();
    isPrinting = false;
  });
  for (const button of [back, on]) button.addEventListener('click', () => turn(Number(button.dataset.go)));
  document.addEventListener('keydown', (event) => {
    if (!isOn() || event.altKey || event.ctrlKey || event.metaKey) return;
    const by = TURNS[event.key];
    if (event.key === 'Escape') leave();
    // In a row of choices the arrows choose.
    if (by === undefined || event.target instanceof HTMLInputElement) return;
    // First to the end of a step that is longer than the screen.
    const rest = by > 0 ? page.scrollHeight - innerHeight - scrollY : scrollY;
    if (event.key.startsWith('Page') && rest > 1) return;
    event.preventDefault();
    turn(by);
  });
  follow();
}
