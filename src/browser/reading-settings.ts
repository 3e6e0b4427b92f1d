/** The panel of the reading settings, whose choices come when it is opened first. */
// Built whole: what few pages of a visit need comes with the panel's opening, and without Vite's helper for chunks.
import choices from './store/reading-panel.ts?worker&url';

const panel = document.querySelector<HTMLDetailsElement>('[data-reading-settings]');

if (panel) {
  const said = panel.querySelector('[role="status"]')!;
  let tries = 0;
  let isAsked = false;
  const fill = async () => {
    if (isAsked) return;
    isAsked = true;
    try {
      // A browser may remember that a module did not come: another address is asked for anew.
      await import(/* @vite-ignore */ tries++ === 0 ? choices : `${choices}?${tries}`);
    } catch (reason) {
      console.warn(reason);
      isAsked = false;
      said.textContent = '没有取到，检查网络再打开一次';
    }
  };
  panel.addEventListener('toggle', () => {
    if (panel.open) void fill();
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
