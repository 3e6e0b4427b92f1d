/** The reader's choices, kept on this device only under one key and applied to <html> as data attributes. */
const KEY = 'gongxing:reading';
const NAMES = ['size', 'font', 'theme', 'notes'] as const;

const root = document.documentElement;
const panel = document.querySelector<HTMLDetailsElement>('[data-reading-settings]');

if (panel) {
  for (const name of NAMES) {
    const value = root.dataset[name] ?? '';
    const input = panel.querySelector<HTMLInputElement>(`input[name="${name}"][value="${value}"]`);
    if (input) input.checked = true;
  }
  panel.addEventListener('change', (event) => {
    const input = event.target as HTMLInputElement;
    if (input.value) root.dataset[input.name] = input.value;
    else root.removeAttribute(`data-${input.name}`);
    const chosen = Object.fromEntries(
      NAMES.flatMap((name) => (root.dataset[name] ? [[name, root.dataset[name]]] : [])),
    );
    try {
      localStorage.setItem(KEY, JSON.stringify(chosen));
    } catch {
      // Storage is closed or full: the choice holds for this page.
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !panel.open) return;
    panel.open = false;
    panel.querySelector('summary')!.focus();
  });
  document.addEventListener('click', (event) => {
    if (panel.open && !panel.contains(event.target as Node)) panel.open = false;
  });
}
