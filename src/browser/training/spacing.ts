/** When a card comes back, by FSRS. Loaded by the page of cards alone. */
import { createEmptyCard, fsrs, Rating, TypeConvert, type Card, type Grade } from 'ts-fsrs';
import type { StoredCard } from '../store/shape.ts';

/** Days; a cadre is posted for two years, and nothing is to be put off until the end of them. */
const LONGEST = 365;
/** Without chance: the same answers give the same days. */
const scheduler = fsrs({ maximum_interval: LONGEST, enable_fuzz: false });
/** The four answers, from not known to known well, as FSRS has them. */
const GRADES: readonly Grade[] = [Rating.Again, Rating.Hard, Rating.Good, Rating.Easy];

function toFsrs(card: StoredCard | undefined, now: number): Card {
  const empty = createEmptyCard(new Date(now));
  if (!card) return empty;
  const { stability, difficulty, state, reps, lapses } = card;
  return {
    ...empty,
    ...{ stability, difficulty, reps, lapses },
    state: TypeConvert.state(state),
    learning_steps: card.steps,
    due: new Date(card.due),
    // A clock that was put back.
    last_review: new Date(Math.min(card.last, now)),
  };
}

/** What a card becomes by each of the four answers, given at `now` (milliseconds since 1970); undefined is a new card. */
export function outcomes(card: StoredCard | undefined, now: number): StoredCard[] {
  const preview = scheduler.repeat(toFsrs(card, now), new Date(now));
  return GRADES.map((grade) => {
    const { due, stability, difficulty, state, learning_steps, reps, lapses } = preview[grade].card;
    const times = { first: card?.first ?? now, last: now, due: due.getTime() };
    return { ...times, stability, difficulty, state, steps: learning_steps, reps, lapses };
  });
}
