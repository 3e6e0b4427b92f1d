/** A decision: what comes of the choices is shown once the reader has chosen; the choice is kept on this device. */
import { forewarning, savedInWords } from '../store/saved-in-words.ts';
import { keepTraining, onChangeElsewhere, readStore } from '../store/store.ts';
import { prepareSteps } from './steps.ts';

function start(root: HTMLElement): void {
  const decision = root.dataset.decision!;
  const one = (selector: string) => root.querySelector<HTMLElement>(selector)!;
  const after = one('[data-after]');
  const said = one('[data-chosen]');
  const inputs = [...root.querySelectorAll<HTMLInputElement>('input[name="choice"]')];
  const first = root.querySelector<HTMLDetailsElement>('[data-after] > details')!;

  const reveal = (choice: string) => {
    after.dataset.open = '';
    first.open = true;
    for (const row of after.querySelectorAll<HTMLElement>('[data-choice]')) {
      row.querySelector('[data-yours]')!.textContent = row.dataset.choice === choice ? '你选的。' : '';
    }
  };

  one('[data-choose]').addEventListener('click', () => {
    const choice = inputs.find(({ checked }) => checked)?.value;
    if (!choice) return void (said.textContent = '先选一个。');
    const saved = keepTraining('decided', decision, { choice, at: Date.now() });
    said.textContent = savedInWords(saved);
    reveal(choice);
    first.querySelector('summary')!.focus({ preventScroll: true });
    first.scrollIntoView({ block: 'nearest' });
  });

  let shown: string | undefined;
  /** What is kept, where it is another than before. */
  const show = () => {
    const choice = readStore().training.decided[decision]?.choice;
    const kept = choice === shown ? undefined : inputs.find(({ value }) => value === choice);
    shown = choice;
    if (!kept) return;
    kept.checked = true;
    reveal(kept.value);
  };
  said.textContent = forewarning();
  onChangeElsewhere(show);
  show();

  let wasOpen = false;
  prepareSteps(root, {
    onBegin: () => {
      wasOpen = 'open' in after.dataset;
      after.dataset.open = '';
    },
    onEnd: () => {
      if (!wasOpen) delete after.dataset.open;
    },
  });
  root.dataset.ready = '';
}

const root = document.querySelector<HTMLElement>('[data-decision]');
if (root) start(root);
