/** Copies the words that the page holds ready, and says so. The button is shown only where scripts run. */
const button = document.querySelector<HTMLButtonElement>('[data-copy]');
const words = document.querySelector<HTMLTemplateElement>('[data-copy-text]')?.content.textContent ?? '';
const status = document.querySelector<HTMLElement>('[data-copied]');

async function copy(): Promise<string> {
  try {
    await navigator.clipboard.writeText(words);
    return '已复制';
  } catch (reason) {
    // Refused by the reader, or by a browser that has no clipboard for pages without https.
    console.warn(reason);
    return '浏览器不让复制';
  }
}

button?.addEventListener('click', () => {
  void copy().then((said) => (status!.textContent = said));
});
