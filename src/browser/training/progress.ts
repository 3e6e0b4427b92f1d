/** The record of training: what this device keeps, on its rows; self-assessment; export, import and reset. */
import { copyWords, saveFile } from '../hand-out.ts';
import { forewarning, savedInWords } from '../store/saved-in-words.ts';
import type { Training } from '../store/shape.ts';
import { changeStore, keepTraining, onChangeElsewhere, readStore } from '../store/store.ts';
import { clearTraining, unreadStores } from '../store/unread.ts';
import { exportText, mergeTraining, readImport } from '../store/transfer.ts';
import { amountsInWords, changesInWords, dayInWords, meansInWords } from './progress-words.ts';

const SIDES = ['before', 'after'] as const;
/** The class of what stands on the screen alone. */
const NOT_ON_PAPER = 'screen-only';

const NEWER = '新一版网页写的记录';
const damagedWords = ({ length }: readonly string[]) => `有 ${length} 份记录坏了，原样另存着，可以取出来。`;

const one = (root: ParentNode, selector: string) => root.querySelector<HTMLElement>(selector)!;
const all = (root: ParentNode, selector: string) => [...root.querySelectorAll<HTMLElement>(selector)];

function showUnit(row: HTMLElement, training: Training): void {
  const { unit = '', questions = '' } = row.dataset;
  const done = training.done[unit];
  const ticked = training.ticks[`units/${unit}`]?.length ?? 0;
  const answers = Object.values(training.answers[unit] ?? {});
  const right = answers.filter((answer) => answer.right).length;
  const facts = [
    done !== undefined && `${dayInWords(done, Date.now())}做完`,
    ticked > 0 && `清单勾了 ${ticked} 条`,
    answers.length > 0 && `自测 ${questions} 题，答了 ${answers.length}，对 ${right}`,
  ].filter(Boolean);
  one(row, '[data-facts]').textContent = facts.length > 0 ? facts.join(' · ') : '还没有开始';
  for (const side of SIDES) {
    const select = one(row, `[data-side="${side}"]`) as HTMLSelectElement;
    const rating = training.self[unit]?.[side]?.rating;
    select.value = rating === undefined ? '' : `${rating}`;
    // Where nothing is chosen, paper has the numbers to circle.
    select.classList.toggle(NOT_ON_PAPER, rating === undefined);
    one(select.parentElement!, '[data-numbers]').hidden = rating !== undefined;
  }
}

function rate(select: HTMLSelectElement): string {
  const unit = select.closest<HTMLElement>('[data-unit]')!.dataset.unit!;
  const { side } = select.dataset;
  const others = Object.entries(readStore().training.self[unit] ?? {}).filter(([name]) => name !== side);
  const rated = select.value === '' ? [] : [[side, { rating: Number(select.value), at: Date.now() }] as const];
  const both = [...others, ...rated];
  return savedInWords(
    keepTraining('self', unit, both.length > 0 ? (Object.fromEntries(both) as Training['self'][string]) : undefined),
  );
}

/** A button that shows what it is about to do, if there is anything to do; that is done by the second, or not by the third. */
function inTwoSteps(part: HTMLElement, words: () => string | undefined, act: () => void): void {
  const [ask, second, yes, no] = ['ask', 'second', 'yes', 'no'].map((name) => one(part, `[data-${name}]`));
  const show = (isAsked: boolean) => {
    [ask!.hidden, second!.hidden] = [isAsked, !isAsked];
    (isAsked ? no! : ask!).focus();
  };
  ask!.addEventListener('click', () => {
    const asked = words();
    if (asked === undefined) return;
    one(part, '[data-words]').textContent = asked;
    show(true);
  });
  no!.addEventListener('click', () => show(false));
  yes!.addEventListener('click', () => {
    act();
    show(false);
  });
}

function start(root: HTMLElement): void {
  const paths = all(root, '[data-path]');
  const decisions = all(root, '[data-decision]');
  const situations = all(root, '[data-situation]');
  const said = one(root, '[data-said]');
  const text = one(root, '[data-export-text]') as HTMLTextAreaElement;
  const unreadPart = one(root, '[data-unread]');
  const handingOut = all(root, '[data-save], [data-copy-export]') as HTMLButtonElement[];

  const show = () => {
    const { training } = readStore();
    for (const path of paths) {
      const rows = all(path, '[data-unit]');
      for (const row of rows) showUnit(row, training);
      const rated = rows.map(({ dataset }) => {
        const self = training.self[dataset.unit!];
        return { before: self?.before?.rating, after: self?.after?.rating };
      });
      one(path, '[data-means]').textContent = meansInWords(rated);
    }
    for (const row of decisions) {
      const decided = training.decided[row.dataset.decision!];
      const letters = new Map(row.dataset.choices!.split(' ').map((choice) => choice.split('=') as [string, string]));
      const letter = decided && letters.get(decided.choice);
      one(row, '[data-facts]').textContent = decided
        ? `${dayInWords(decided.at, Date.now())}${letter ? `选了${letter}` : '选过'}`
        : '还没有做';
    }
    for (const row of situations) {
      const ticked = training.ticks[`situations/${row.dataset.situation!}`]?.length ?? 0;
      row.hidden = ticked === 0;
      one(row, '[data-facts]').textContent = `清单勾了 ${ticked} 条`;
    }
    one(root, '[data-no-situation]').hidden = situations.some(({ hidden }) => !hidden);
    one(root, '[data-cards]').textContent = `${Object.keys(training.cards).length}`;
    const { damaged, newer } = unreadStores();
    one(root, '[data-amounts]').textContent = amountsInWords(training) || (newer ? NEWER : '还没有记下什么');
    unreadPart.hidden = !newer && damaged.length === 0;
    one(unreadPart, '[data-unread-words]').textContent = damaged.length > 0 ? damagedWords(damaged) : '';
    // What cannot be read would leave as if there were nothing.
    for (const button of handingOut) button.disabled = newer !== undefined;
    text.value = newer ? '' : exportText(readStore(), Date.now());
  };

  const copy = (words: string, field?: HTMLTextAreaElement) =>
    void copyWords(words).then((isCopied) => {
      said.textContent = isCopied ? '已复制。' : '浏览器不让复制：长按下面的文字，全选，再复制。';
      if (isCopied || !field) return;
      field.closest('details')!.open = true;
      field.select();
    });
  const save = (words: string, name: string) => {
    const day = new Date().toLocaleDateString('sv');
    saveFile(new Blob([words], { type: 'application/json' }), `${name}-${day}.json`);
    said.textContent = '已交给浏览器保存。没有存下来，就用“复制文本”。';
  };

  root.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLSelectElement)) return;
    const path = target.closest('[data-path]')!;
    const fault = rate(target);
    show();
    one(path, '[data-path-said]').textContent = fault;
  });

  one(root, '[data-print]').addEventListener('click', () => print());
  one(root, '[data-save]').addEventListener('click', () => save(text.value, '躬行学习记录'));
  one(root, '[data-copy-export]').addEventListener('click', () => copy(text.value, text));
  const unread = () => {
    const { damaged, newer } = unreadStores();
    return [...(newer ? [newer] : []), ...damaged].join('\n\n');
  };
  one(unreadPart, '[data-copy-unread]').addEventListener('click', () => copy(unread()));
  one(unreadPart, '[data-save-unread]').addEventListener('click', () => save(unread(), '躬行读不了的记录'));

  const field = one(root, '[data-import-text]') as HTMLTextAreaElement;
  const file = one(root, '[data-import-file]') as HTMLInputElement;
  const preview = one(root, '[data-preview]');
  const refused = one(root, '[data-refused]');
  let coming: Training | undefined;

  const look = (words: string) => {
    const read = readImport(words, Date.now());
    coming = 'training' in read ? read.training : undefined;
    refused.textContent = 'refused' in read ? `没有导入，这台设备上的记录没有动。${read.refused}` : '';
    preview.hidden = !coming;
    if (!coming) return;
    const changes = changesInWords(mergeTraining(readStore().training, coming).tallies);
    const isAhead = 'isAhead' in read && read.isAhead && changes.length > 0;
    const lines = isAhead ? [...changes, '日子还没有到的，按现在记。'] : changes;
    const items = (lines.length > 0 ? lines : ['没有什么要改：那一份里的，这台设备上都有了。']).map((line) => {
      const item = document.createElement('li');
      item.textContent = line;
      return item;
    });
    one(preview, '[data-changes]').replaceChildren(...items);
    one(preview, '[data-merge]').hidden = lines.length === 0;
    preview.focus();
  };

  file.addEventListener('change', () => {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    chosen.text().then(look, (reason: unknown) => {
      console.warn(reason);
      refused.textContent = '没有导入：浏览器读不到这个文件。换一个，或把里面的文字粘贴到下面。';
    });
  });
  one(root, '[data-look]').addEventListener('click', () => look(field.value));
  const endImport = () => {
    [coming, preview.hidden, field.value, file.value] = [undefined, true, '', ''];
    file.focus();
  };
  one(preview, '[data-merge]').addEventListener('click', () => {
    const theirs = coming;
    if (!theirs) return;
    const saved = changeStore((stored) => ({ ...stored, training: mergeTraining(stored.training, theirs).training }));
    if (saved.ok) endImport();
    show();
    refused.textContent = savedInWords(saved) || '并进来了。';
  });
  one(preview, '[data-leave]').addEventListener('click', endImport);

  const cleared = one(root, '[data-cleared]');
  inTwoSteps(
    one(root, '[data-reset]'),
    () => {
      const { damaged, newer } = unreadStores();
      const going = [
        amountsInWords(readStore().training),
        newer && NEWER,
        damaged.length > 0 && `坏了另存的 ${damaged.length} 份`,
      ].filter(Boolean);
      cleared.textContent = going.length > 0 ? '' : '没有记下什么，不用清。';
      if (going.length === 0) return undefined;
      return `会清掉：${going.join('，还有')}。阅读设置留下。清了找不回来，要留就先取出来。`;
    },
    () => {
      const fault = savedInWords(clearTraining());
      show();
      cleared.textContent = fault || '清空了。';
    },
  );

  show();
  one(root, '[data-forewarning]').textContent = forewarning();
  onChangeElsewhere(show);
  root.dataset.ready = '';
}

const root = document.querySelector<HTMLElement>('[data-progress]');
if (root) start(root);
