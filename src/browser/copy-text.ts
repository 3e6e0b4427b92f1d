/** Copies the words that the page holds ready, and says so. The button is shown only where scripts run. */
const button = document.querySelector<HTMLButtonElement>('[data-copy]');
const words = document.querySelector<HTMLTemplateElement>('[data-copy-text]')?.content.textContent ?? '';
const status = document.querySelector<HTMLElement>('[data-copied]');

button?.addEventListener('click', () => {
  navigator.clipboard.writeText(words).then(
    () => (status!.textContent = '已复制'),
    () => (status!.textContent = '浏览器不许复制'),
  );
});
