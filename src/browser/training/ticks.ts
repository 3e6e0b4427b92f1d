/** Checklists that the reader ticks: the ticks are kept on this device, by page, and are there again on the next visit. */
import { forewarning, savedInWords } from '../store/saved-in-words.ts';
import { keepTraining, onChangeElsewhere, readStore } from '../store/store.ts';

function startTicks(list: HTMLElement): void {
  const page = list.dataset.ticks!;
  const boxes = [...list.querySelectorAll<HTMLInputElement>('[data-tick]')];
  const status = list.querySelector('[data-ticked-status]')!;
  const none = forewarning() || status.textContent;
  const clear = list.querySelector<HTMLElement>('[data-ticks-clear]')!;
  const takeAway = clear.textContent;
  const ticked = () => boxes.filter(({ checked }) => checked).map(({ dataset }) => dataset.tick!);
  /** What was taken away last, and can be put back. */
  let taken: string[] = [];

  const set = (ticks: readonly string[]) => {
    for (const box of boxes) box.checked = ticks.includes(box.dataset.tick!);
  };
  const tell = (fault = '') => {
    const count = ticked().length;
    if (count > 0) taken = [];
    clear.hidden = count + taken.length === 0;
    clear.textContent = taken.length > 0 ? '放回去' : takeAway;
    const said = taken.length > 0 ? `取消了 ${taken.length} 条` : none;
    status.textContent = fault || (count > 0 ? `勾了 ${count} 条，共 ${boxes.length} 条` : said);
  };
  const keep = () => tell(savedInWords(keepTraining('ticks', page, ticked().length > 0 ? ticked() : undefined)));
  const show = () => {
    set(readStore().training.ticks[page] ?? []);
    tell();
  };

  list.addEventListener('change', keep);
  clear.addEventListener('click', () => {
    const back = taken;
    taken = back.length > 0 ? [] : ticked();
    set(back);
    keep();
  });
  onChangeElsewhere(show);
  show();
}

for (const list of document.querySelectorAll<HTMLElement>('[data-ticks]')) startTicks(list);
