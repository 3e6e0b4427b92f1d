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

/** At most `limit` proposals: names that begin with the query first, then by kind, then the shorter ones. */
export function suggest(table: SearchTable, fold: Fold, query: string, limit: number): Proposal[] {
  const wanted = fold(query.trim());
  if (wanted === '') return [];
  const titles = table.pieces.map(({ title, url }) => ({ kind: 'title' as const, text: title, url }));
  return [...table.suggestions, ...titles]
    .map((proposal) => ({ proposal, at: fold(proposal.text).indexOf(wanted) }))
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
