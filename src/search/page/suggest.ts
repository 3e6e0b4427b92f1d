/** What to propose while a query is typed: titles, themes, terms, places and tags whose name holds it. */
import type { Fold } from '../shared/fold.ts';
import type { SearchTable, Suggestion } from '../shared/table.ts';

export type Proposal = Suggestion | { kind: 'title'; text: string; url: string };

/** What a proposal is, in the order in which they are proposed. */
export const KIND_LABELS: Record<Proposal['kind'], string> = {
  theme: '主题',
  term: '词语',
  title: '篇目',
  place: '地点',
  tag: '标签',
};
const ORDER = Object.keys(KIND_LABELS);

/** Everything that has a name. */
export const namesOf = (table: SearchTable): Proposal[] => [
  ...table.suggestions,
  ...table.pieces.map(({ title, url }) => ({ kind: 'title' as const, text: title, url })),
];

/**
 * At most `limit` of the names: those that begin with what was found first, then by kind, then the shorter ones.
 * @param found each with the place where it begins in the name; -1 where it is not there
 */
export function bestOf(found: readonly { proposal: Proposal; at: number }[], limit: number): Proposal[] {
  return found
    .filter(({ at }) => at >= 0)
    .sort(
      (a, b) =>
        Number(a.at > 0) - Number(b.at > 0) ||
        ORDER.indexOf(a.proposal.kind) - ORDER.indexOf(b.proposal.kind) ||
        a.proposal.text.length - b.proposal.text.length,
    )
    .slice(0, limit)
    .map(({ proposal }) => proposal);
}

/** At most `limit` names that hold the query. */
export function suggest(table: SearchTable, fold: Fold, query: string, limit: number): Proposal[] {
  const wanted = fold(query.trim());
  if (wanted === '') return [];
  return bestOf(
    namesOf(table).map((proposal) => ({ proposal, at: fold(proposal.text).indexOf(wanted) })),
    limit,
  );
}
