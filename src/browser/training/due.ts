/** Which cards a day has, and in what order. */
import type { StoredCard } from '../store/shape.ts';

/** Of one deck. */
export const NEW_A_DAY = 8;

const KNOWN = 2;

/** Midnight after `now`, where the reader is. */
function tomorrow(now: number): number {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).getTime();
}

/** Midnight before `now`, where the reader is. */
function todayFrom(now: number): number {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime();
}

export interface Today {
  /** Cards to look at again. */
  again: number;
  /** Cards not seen before. */
  fresh: number;
  /** The one to show now; undefined: the day's are done. */
  next: string | undefined;
}

/**
 * What a deck has today: cards being learned whose minutes are over, then known ones whose day has come, then new ones, then
 * those being learned before their minutes are over.
 * @param ids cards of the deck that may be learned, in order
 * @param cards how those that have been answered are remembered
 */
export function today(ids: readonly string[], cards: ReadonlyMap<string, StoredCard>, now: number): Today {
  const seen = ids.flatMap((id) => (cards.has(id) ? [{ id, card: cards.get(id)! }] : []));
  const waiting = seen.filter(({ card }) => card.due < tomorrow(now)).sort((a, b) => a.card.due - b.card.due);
  const known = waiting.filter(({ card }) => card.state === KNOWN);
  const learning = waiting.filter(({ card }) => card.state !== KNOWN);
  // One begun later than today was begun while the clock was ahead.
  const begun = seen.filter(({ card }) => card.first >= todayFrom(now) && card.first < tomorrow(now)).length;
  const fresh = ids.filter((id) => !cards.has(id)).slice(0, Math.max(0, NEW_A_DAY - begun));
  const isOver = ({ card }: (typeof seen)[number]) => card.due <= now;
  const order = [...learning.filter(isOver), ...known].map(({ id }) => id);
  const [next] = [...order, ...fresh, ...learning.map(({ id }) => id)];
  return { again: waiting.length, fresh: fresh.length, next };
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How long until a card comes back. */
export function waitInWords(milliseconds: number): string {
  if (milliseconds < DAY) return `${Math.max(1, Math.round(milliseconds / MINUTE))} 分钟后`;
  const days = Math.round(milliseconds / DAY);
  return days < 60 ? `${days} 天后` : `${Math.round(days / 30)} 个月后`;
}

/** The cards that a day still has. */
export function todayInWords({ again, fresh }: Today): string {
  return [again > 0 && `复习 ${again} 张`, fresh > 0 && `新的 ${fresh} 张`].filter(Boolean).join('，');
}
