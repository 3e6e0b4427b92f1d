import type { Edition } from '../archive/edition.ts';
import type { Situation } from '../archive/model.ts';
import { besideSituation } from '../archive/queries/training.ts';
import { plainProse } from '../text/prose.ts';

/** What the editor says on a situation's page, sentence by sentence in the page's order; quotations are the search's to find. */
function sayings(edition: Edition, situation: Situation): string[] {
  const { checklist, did, mistakes, say, thin, then, warning } = situation;
  const { privacy, terms } = besideSituation(edition, situation);
  return [
    ...[checklist, mistakes, did].flatMap((rows) => rows.map(({ text }) => text)),
    ...say.map(({ when }) => when),
    ...(thin ? [thin] : []),
    ...then.flatMap(({ held, ask }) => [held, ask]),
    ...(warning ? [plainProse(warning)] : []),
    ...privacy.map(({ text }) => text),
    ...terms.map(({ term }) => term),
  ];
}

/**
 * `{ [id]: sentences }` as one JSON text: what the list of situations is narrowed down by beside what it shows. Fetched when
 * somebody types there.
 */
export function situationWordsJson(edition: Edition): string {
  return JSON.stringify(
    Object.fromEntries(edition.situations.map((situation) => [situation.id, sayings(edition, situation)])),
  );
}
