/**
 * Today's cards of a deck, one after another: copies of those in the list below. What is remembered of each is kept on this
 * device; FSRS, which says when it comes back, is loaded after the first card is shown.
 */
import type { StoredCard } from '../store/shape.ts';
import { forewarning, savedInWords } from '../store/saved-in-words.ts';
import { keepTraining, onChangeElsewhere, readStore } from '../store/store.ts';
// Built whole, as a worker's file is: so it comes at one go, and without Vite's helper for chunks.
import spacingFile from './spacing-file.ts?worker&url';
import type { outcomes } from './spacing.ts';
import { today, todayInWords, waitInWords } from './due.ts';

const NOT_LOADED = '排日子的程序没有下载下来，先看下面的全部卡片；网好的时候再打开这一页。';

/** Those of some cards that may be learned: questions once their unit has been done or its test tried. */
function openOf(ids: readonly string[]): string[] {
  const { done, answers } = readStore().training;
  return ids.filter((id) => {
    const [kind, unit = ''] = id.split('/');
    return kind !== 'quiz' || Object.hasOwn(done, unit) || Object.hasOwn(answers, unit);
  });
}

/** What the cards of another deck are remembered by, as components/training/CardDeck.astro wrote it. */
const namedIn = (words: string): string[] =>
  words.split(' ').flatMap((group) => {
    const [before, names = ''] = group.split(':');
    return names.split(',').map((name) => `${before}/${name}`);
  });

/** FSRS; undefined where it does not come. */
function loadSpacing(): Promise<typeof outcomes | undefined> {
  return new Promise((resolve) => {
    addEventListener('card-spacing', (event) => resolve((event as CustomEvent<typeof outcomes>).detail), {
      once: true,
    });
    import(/* @vite-ignore */ spacingFile).catch(() => resolve(undefined));
  });
}

function start(root: HTMLElement): void {
  const one = (selector: string) => root.querySelector<HTMLElement>(selector)!;
  const [shown, front, back] = [one('[data-shown]'), one('[data-shown-front]'), one('[data-shown-back]')];
  const [reveal, answers, undo, said] = [
    one('[data-reveal]'),
    one('[data-answers]'),
    one('[data-undo]'),
    one('[data-said]'),
  ];
  const buttons = [...answers.querySelectorAll('button')];
  const listed = new Map(
    [...document.querySelectorAll<HTMLElement>('[data-card]')].map((card) => [card.dataset.card!, card]),
  );
  const none = front.querySelector('[data-none]') ?? '';
  const own = [...listed.keys()];
  const decks = [...document.querySelectorAll<HTMLElement>('[data-deck-today]')].map((said) => {
    const { deckCards } = said.closest<HTMLElement>('a')!.dataset;
    return { said, ids: deckCards ? namedIn(deckCards) : own };
  });
  const spacing = loadSpacing();
  /** What this device would not keep, for as long as the page is open. */
  const unsaved = new Map<string, StoredCard | undefined>();
  /** The card that is shown, and what was remembered of it; turned over, what it would become. */
  let now: { id: string; card: StoredCard | undefined; outcomes?: StoredCard[] } | undefined;
  /** The card answered last: what was remembered of it before and after. */
  let last: { id: string; before: StoredCard | undefined; after: StoredCard } | undefined;

  const remembered = (): Map<string, StoredCard> => {
    const cards = new Map(Object.entries(readStore().training.cards));
    for (const [id, card] of unsaved) {
      if (card) cards.set(id, card);
      else cards.delete(id);
    }
    return cards;
  };

  const keep = (id: string, card: StoredCard | undefined): void => {
    const saved = keepTraining('cards', id, card);
    if (saved.ok) unsaved.delete(id);
    else unsaved.set(id, card);
    said.textContent = savedInWords(saved);
  };

  const copy = (id: string, side: 'front' | 'back') => listed.get(id)!.querySelector(`[data-${side}]`)!.cloneNode(true);

  /** In place of a card: the day's are done, or no unit of the path is. */
  const over = () => (openOf(own).length > 0 ? '今天的看完了，明天再来。' : none);

  const count = () => {
    one('[data-today]').textContent = todayInWords(today(openOf(own), remembered(), Date.now()));
    for (const { said, ids } of decks) {
      const { again, fresh } = today(openOf(ids), remembered(), Date.now());
      said.textContent = again + fresh > 0 ? `今天 ${again + fresh} 张` : '今天没有';
    }
  };

  const isAsKept = (id: string, card: StoredCard | undefined) => {
    const kept = remembered().get(id);
    return kept?.last === card?.last && kept?.due === card?.due;
  };

  const show = (id?: string) => {
    const cards = remembered();
    const next = id ?? today(openOf(own), cards, Date.now()).next;
    now = next === undefined ? undefined : { id: next, card: cards.get(next) };
    front.replaceChildren(next === undefined ? over() : copy(next, 'front'));
    back.replaceChildren();
    [back.hidden, answers.hidden, reveal.hidden, undo.hidden] = [true, true, next === undefined, last === undefined];
    count();
  };

  const turnOver = async () => {
    const asked = now;
    const reckon = await spacing;
    if (!asked || asked !== now || !back.hidden) return;
    if (!reckon) return void (said.textContent = NOT_LOADED);
    const at = Date.now();
    asked.outcomes = reckon(asked.card, at);
    asked.outcomes.forEach(({ due }, index) => {
      buttons[index]!.querySelector('[data-wait]')!.textContent = waitInWords(due - at);
    });
    back.replaceChildren(copy(asked.id, 'back'));
    [back.hidden, answers.hidden, reveal.hidden] = [false, false, true];
    back.focus();
  };

  const answer = (grade: number) => {
    const card = now?.outcomes?.[grade];
    if (!now || !card) return;
    last = { id: now.id, before: now.card, after: card };
    keep(now.id, card);
    show();
    shown.focus();
  };

  reveal.addEventListener('click', () => void turnOver());
  buttons.forEach((button, grade) => button.addEventListener('click', () => answer(grade)));
  undo.addEventListener('click', () => {
    const { id, before } = last!;
    last = undefined;
    keep(id, before);
    show(id);
    shown.focus();
  });
  document.addEventListener('keydown', (event) => {
    const { key, target, altKey, ctrlKey, metaKey } = event;
    if (altKey || ctrlKey || metaKey || !(target instanceof Element)) return;
    if (target.closest('input, textarea, select, [data-reading-settings]')) return;
    const isHere = root.contains(target) || target === document.body;
    if (isHere && /^[1-4]$/u.test(key)) answer(Number(key) - 1);
    // On a link or a button, these keys are its own.
    if ((key === ' ' || key === 'Enter') && shown.contains(target) && !target.closest('a')) {
      event.preventDefault();
      void turnOver();
    }
  });
  /** Another tab has answered, or it is another day: a card that is as it was stays, turned or not. */
  const refresh = () => {
    if (last && !isAsKept(last.id, last.after)) last = undefined;
    undo.hidden = !last;
    if (now && isAsKept(now.id, now.card)) count();
    else show();
  };
  onChangeElsewhere(refresh);
  document.addEventListener('visibilitychange', refresh);
  addEventListener('focus', refresh);
  said.textContent = forewarning();
  show();
  root.dataset.ready = '';
}

const root = document.querySelector<HTMLElement>('[data-deck]');
if (root) start(root);
