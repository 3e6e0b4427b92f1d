/** Which units of the path are done on this device. */
import { onChangeElsewhere, readStore } from '../store/store.ts';

const marks = [...document.querySelectorAll<HTMLElement>('[data-path-unit]')];
const count = document.querySelector('[data-done-count]')!;

function show(): void {
  const { done } = readStore().training;
  for (const mark of marks) mark.hidden = !Object.hasOwn(done, mark.dataset.pathUnit!);
  const finished = marks.filter(({ hidden }) => !hidden).length;
  count.textContent = finished > 0 ? `这台设备上做完了 ${finished} 课。` : '';
}

onChangeElsewhere(show);
show();
