import type { Draft, PieceDraft, WitnessDraft } from '../draft.ts';
import { marksOf, readingOf } from '../layers.ts';
import { LEVELS } from '../kinds/case.ts';
import type { Kind } from '../kinds/kind.ts';
import { pieces } from '../kinds/piece.ts';
import type { Archive, Paragraph, Piece, Records, Witness } from '../model.ts';
import type { Collected } from './collect.ts';

/** The archive of a draft without faults. */
export function toArchive(draft: Draft, hash: string): Archive {
  const witnesses = draft.witnesses.map(toWitness);
  const byId = new Map(witnesses.map((witness) => [witness.id, witness]));
  const records = recordsOf(draft);
  const causes = termsByPiece(records.causes, records.cases, 'causes');
  const measures = termsByPiece(records.measures, records.cases, 'measures');
  const numbers = new Map(draft.pieces.map(({ id, data }) => [id, data.number]));
  return {
    ...records,
    cases: inOrder(records.cases, numbers),
    witnesses,
    pieces: draft.pieces
      .map((piece) => ({
        ...toPiece(piece, byId.get(piece.data.source.witness)!),
        causes: causes(piece.id),
        measures: measures(piece.id),
      }))
      .sort((a, b) => a.number - b.number),
    hash,
  };
}

/** Cases by whose problem it was, the smallest first, then by where the words of their summaries stand. */
function inOrder(cases: Records['cases'], numbers: ReadonlyMap<string, number>): Records['cases'] {
  const levels = Object.keys(LEVELS);
  const placed = cases.map((record) => {
    const { piece, paragraph } = record.summary.cites[0]!;
    return { record, key: [levels.indexOf(record.level), numbers.get(piece)!, Number(paragraph.slice(1))] as const };
  });
  const order = (a: readonly number[], b: readonly number[]) => a[0]! - b[0]! || a[1]! - b[1]! || a[2]! - b[2]!;
  return placed.sort((a, b) => order(a.key, b.key)).map(({ record }) => record);
}

/**
 * What the cases say of a piece: the terms, in the order of their vocabulary, for which some case cites one of its paragraphs.
 */
function termsByPiece(
  vocabulary: readonly { slug: string }[],
  cases: Records['cases'],
  field: 'causes' | 'measures',
): (piece: string) => string[] {
  const found = new Map<string, Set<string>>();
  for (const { id, cites } of cases.flatMap((record) => record[field])) {
    for (const { piece } of cites) found.set(piece, (found.get(piece) ?? new Set()).add(id));
  }
  return (piece) => vocabulary.map(({ slug }) => slug).filter((slug) => found.get(piece)?.has(slug));
}

/** What every kind makes of its entries. */
function recordsOf(draft: Draft): Records {
  const records = Object.entries<Kind>(draft.kinds).map(([name, kind]) => {
    const { entries } = draft.collected[name as keyof Draft['collected']] as Collected<unknown>;
    const made = entries.map((entry) => (kind.record ? kind.record(entry) : entry.data));
    if (kind.order) made.sort((a, b) => kind.order!(a, b));
    return [name, kind.store.form === 'single' ? made[0] : made];
  });
  return Object.fromEntries(records) as Records;
}

function toWitness({ id, data, text, lines, signoff }: WitnessDraft): Witness {
  const rows = (signoff?.rows ?? []).map((row) => ({ line: row.data.line, finding: row.data.finding }));
  return { id, ...data, text, lines, signoff: rows.sort((a, b) => a.line - b.line) };
}

function toPiece(draft: PieceDraft, witness: Witness): Omit<Piece, 'causes' | 'measures'> {
  const paragraphs = draft.paragraphs.map((body, index): Paragraph => {
    const { raw, continues } = body;
    const line = draft.data.source.lines[0] + index;
    const source = witness.lines[line - 1]!;
    const characters = [...source];
    return {
      id: `p${index + 1}`,
      line,
      role: draft.data.roles[`p${index + 1}`] ?? 'text',
      ...(continues ? { continues: true as const } : {}),
      raw,
      text: readingOf(body),
      source,
      marks: marksOf(body).map((mark) => ({ ...mark, source: characters.slice(mark.start, mark.end).join('') })),
    };
  });
  return { ...draft.data, id: draft.id, kind: draft.kind, url: pieces.address!(draft), paragraphs };
}
