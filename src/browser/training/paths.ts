/** How many units of each path are done on this device. */
import { onChangeElsewhere, readStore } from '../store/store.ts';

const marks = [...document.querySelectorAll<HTMLElement>('[data-path-units]')];

function show(): void {
  const { done } = readStore().training;
  for (const mark of marks) {
    const units = mark.dataset.pathUnits!.split(' ');
    const count = units.filter((unit) => Object.hasOwn(done, unit)).length;
    mark.hidden = count === 0;
    mark.textContent = count === units.length ? '做完了' : `做完 ${count} 课`;
  }
}

onChangeElsewhere(show);
show();
