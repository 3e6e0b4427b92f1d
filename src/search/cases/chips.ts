/** What is chosen, in a line above the list: each a button that takes it back, and one that takes all back. */
import { copyOf, partOf } from '../page/views/template.ts';

export interface Chip {
  words: string;
  /** What the button does, for those who do not see the line. */
  name: string;
  remove(): void;
}

/**
 * Draws a line of chips. A chip that had the focus hands it to the one that takes its place.
 * @param fallback gets the focus where no chip is left
 */
export function drawChips(line: HTMLElement, chips: readonly Chip[], fallback: HTMLElement): void {
  const at = [...line.querySelectorAll('button')].indexOf(document.activeElement as HTMLButtonElement);
  line.replaceChildren(...chips.map(chipElement));
  if (at < 0) return;
  const buttons = line.querySelectorAll('button');
  (buttons[Math.min(at, buttons.length - 1)] ?? fallback).focus();
}

function chipElement({ words, name, remove }: Chip): HTMLElement {
  const item = copyOf('case-chip');
  const button = item.querySelector('button')!;
  partOf(item, 'words').textContent = words;
  button.ariaLabel = name;
  button.addEventListener('click', remove);
  return item;
}
