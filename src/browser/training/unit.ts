/** A unit's page, whose Checklist brings this: answers to its self-test and that it is done, kept on this device; the sheet for the village on paper. */
import { savedInWords } from '../store/saved-in-words.ts';
import { changeStore, keepTraining, onChangeElsewhere, readStore, type Saved } from '../store/store.ts';
import { runQuestion, type Answer } from './question.ts';

function keepAnswer(unit: string, question: string, { chosen, isRight }: Answer): Saved {
  return changeStore((stored) => {
    const { training } = stored;
    const answers = { ...training.answers[unit], [question]: { chosen, right: isRight, at: Date.now() } };
    return { ...stored, training: { ...training, answers: { ...training.answers, [unit]: answers } } };
  });
}

function start(root: HTMLElement): void {
  const unit = root.dataset.unit!;
  const keptOf = (question: string) => readStore().training.answers[unit]?.[question];
  const questions = [...root.querySelectorAll<HTMLElement>('[data-question]')].map((fieldset) => {
    const question = fieldset.dataset.question!;
    let shown = keptOf(question);
    const show = runQuestion(fieldset, shown?.chosen, (answer) => {
      const saved = keepAnswer(unit, question, answer);
      shown = keptOf(question);
      return savedInWords(saved);
    });
    return () => {
      const before = shown?.at;
      shown = keptOf(question);
      // One that is being answered anew stays as it is.
      if (shown?.at !== before) show(shown?.chosen);
    };
  });
  const box = root.querySelector<HTMLInputElement>('[data-done]')!;
  const said = root.querySelector('[data-done-said]')!;
  const showDone = () => {
    box.checked = Object.hasOwn(readStore().training.done, unit);
  };
  showDone();
  box.addEventListener('change', () => {
    const saved = keepTraining('done', unit, box.checked ? Date.now() : undefined);
    if (!saved.ok) showDone();
    said.textContent = savedInWords(saved) || (box.checked ? '记在这台设备上了。' : '');
  });
  for (const show of [showDone, ...questions]) onChangeElsewhere(show);
  root.querySelector('[data-print]')!.addEventListener('click', () => print());
  root.dataset.ready = '';
}

const root = document.querySelector<HTMLElement>('[data-unit]');
if (root) start(root);
