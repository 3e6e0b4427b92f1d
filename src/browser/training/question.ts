/**
 * Runs a question as components/training/Question.astro wrote it, wherever it stands. Answered, each option has beside it
 * whether it is right, and why.
 */
import { fits, isRight, resultInWords, type Asked, type QuestionType } from './answers.ts';

export interface Answer {
  /** Hashes of the options: those that were chosen, or all of them in their order. */
  chosen: string[];
  isRight: boolean;
}

/**
 * Returns what shows another answer, or none, in place of what stands there.
 * @param kept an answer given before, which is shown if it fits the question
 * @param onAnswer is told each answer that is given now; what it returns is said after the result
 */
export function runQuestion(
  root: HTMLElement,
  kept: readonly string[] | undefined,
  onAnswer: (answer: Answer) => string,
): (kept: readonly string[] | undefined) => void {
  const all = (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)];
  const { type, right, ...words } = root.dataset as { type: QuestionType; options: string; right: string };
  const options = words.options.split(' ');
  const asked: Asked = { type, options, right: [...right].map((at) => options[Number(at)]!) };
  const list = root.querySelector('ol')!;
  const items = [...list.children];
  const [check, result] = [all('[data-check]')[0]!, all('[data-result]')[0]!];
  /** Where the reason of each option waits until the question is answered. */
  const places = all('details li');
  const reasons = places.map(({ firstElementChild }) => firstElementChild!);
  const controls = [...list.querySelectorAll<HTMLInputElement | HTMLButtonElement>('input, button')];

  const isChosen = (item: Element) => item.querySelector('input')?.checked ?? true;
  const chosenNow = () => [...list.children].filter(isChosen).map((item) => asked.options[items.indexOf(item)]!);

  /** The first cannot go up, the last not down. */
  const freeMoves = () => {
    for (const item of items) {
      const [up, down] = item.querySelectorAll('button');
      if (up && down) [up.disabled, down.disabled] = [item === list.firstElementChild, item === list.lastElementChild];
    }
  };

  const show = (chosen: readonly string[]) => {
    reasons.forEach((reason, index) => {
      const place = chosen.indexOf(asked.options[index]!);
      // What the reader made of it, after what is right of it.
      const mine = document.createElement('span');
      mine.className = 'font-normal text-cinnabar';
      mine.textContent = place < 0 ? '' : type === 'ordering' ? `，你排第 ${place + 1}` : '，你选了';
      reason.querySelector('strong')!.append(mine);
      items[index]!.append(reason);
    });
    for (const control of controls) control.disabled = true;
    check.textContent = '再答一次';
    result.textContent = resultInWords(asked, chosen);
  };

  const askAgain = () => {
    reasons.forEach((reason, index) => {
      reason.querySelector('strong > span')?.remove();
      places[index]!.append(reason);
    });
    for (const control of controls) {
      control.disabled = false;
      if ('checked' in control) control.checked = false;
    }
    list.append(...items);
    freeMoves();
    check.textContent = '对答案';
    result.textContent = '';
  };

  check.addEventListener('click', ({ detail }) => {
    // The second of two taps is for the button as it was.
    if (detail > 1) return;
    if (!places[0]!.firstElementChild) {
      askAgain();
      list.querySelector<HTMLElement>('input, button:enabled')!.focus();
      root.querySelector('legend')!.scrollIntoView({ block: 'nearest' });
      return;
    }
    const chosen = chosenNow();
    if (chosen.length === 0) return void (result.textContent = '先选，再对答案。');
    show(chosen);
    result.textContent += onAnswer({ chosen, isRight: isRight(asked, chosen) });
    // Which the reasons have moved out of sight; and a key held down would press the button again.
    result.focus();
  });

  list.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest('button');
    if (!button) return;
    const item = button.closest('li')!;
    if (button === item.querySelector('button')) item.previousElementSibling!.before(item);
    else item.nextElementSibling!.after(item);
    freeMoves();
    // The focus goes with the option; at the end of the list to the button that still moves it.
    (button.disabled ? item.querySelector<HTMLButtonElement>('button:enabled')! : button).focus();
    result.textContent = `现在排第 ${[...list.children].indexOf(item) + 1}`;
  });

  const restore = (kept: readonly string[] | undefined) => {
    askAgain();
    if (!kept || !fits(asked, kept)) return;
    for (const option of kept) {
      const item = items[asked.options.indexOf(option)]!;
      const input = item.querySelector('input');
      if (input) input.checked = true;
      else list.append(item);
    }
    show(kept);
  };
  restore(kept);
  return restore;
}
