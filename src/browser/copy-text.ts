/** Copies the words that the page holds ready, and says so. The button is shown only where scripts run. */
import { copyWords } from './hand-out.ts';

const button = document.querySelector<HTMLButtonElement>('[data-copy]');
const words = document.querySelector<HTMLTemplateElement>('[data-copy-text]')?.content.textContent ?? '';
const status = document.querySelector<HTMLElement>('[data-copied]');

button?.addEventListener('click', () => {
  void copyWords(words).then((isCopied) => (status!.textContent = isCopied ? '已复制' : '浏览器不让复制'));
});
