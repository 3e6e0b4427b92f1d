import { splitBody, type Claim, type PieceDraft } from '../draft.ts';
import type { DataOf } from '../kinds/kind.ts';
import { pieceKindOf, pieces as pieceKind, type PieceRecord } from '../kinds/piece.ts';
import type { Collected, KindFile } from './collect.ts';

/** Pieces with their bodies, and the lines of witnesses that each file asks for, whatever else is wrong with it. */
export function readPieces(collected: Collected<DataOf<typeof pieceKind>>): { pieces: PieceDraft[]; claims: Claim[] } {
  const bodies = new Map(collected.files.map((file) => [file.id, splitBody(file.body, file.bodyLine)]));
  const pieces = collected.entries.map((entry) => ({
    ...entry,
    kind: pieceKindOf(entry.file),
    paragraphs: bodies.get(entry.id)!,
  }));
  const claims = collected.files.flatMap((file): Claim[] => {
    const source = claimedSource(file);
    if (!source) return [];
    const { witness, lines } = source;
    const { id, bodyLine } = file;
    const fileLine = file.parsed?.lineOf(['source', 'lines']) ?? 1;
    const [from, to] = lines;
    return [{ piece: id, witness, from, to, file: file.file, fileLine, paragraphs: bodies.get(id)!, bodyLine }];
  });
  return { pieces, claims };
}

/** The lines that a piece asks for, read as leniently as possible: other faults of its front matter must not free them. */
function claimedSource({ parsed, yaml }: KindFile): PieceRecord['source'] | null {
  const value = (parsed?.value as { source?: unknown } | null | undefined)?.source;
  const source = pieceKind.schema.shape.source.safeParse(value);
  if (source.success) return source.data;
  const witness = /^\s+witness:\s*([a-z0-9-]+)\s*$/mu.exec(yaml ?? '');
  const lines = /^\s+lines:\s*\[\s*([1-9]\d*),\s*([1-9]\d*)\s*\]\s*$/mu.exec(yaml ?? '');
  return witness && lines ? { witness: witness[1]!, lines: [Number(lines[1]), Number(lines[2])] } : null;
}
