import { visitParts, type Part } from './kinds/visit.ts';
import type { DataOf, Entry, Kind, Kinds } from './kinds/kind.ts';
import type { CoreKinds } from './kinds/index.ts';
import type { PieceKind } from './kinds/piece.ts';
import type { Collected } from './read/collect.ts';

/** A witness with its text; `actualSha256` is that of the bytes on disk. */
export interface WitnessDraft extends Entry<DataOf<CoreKinds['witnesses']>> {
  textFile: string;
  text: string;
  lines: string[];
  actualSha256: string;
  /** The rows of its sign-off, where there is one. */
  signoff: { file: string; rows: Entry<DataOf<CoreKinds['signoffs']>>[] } | null;
}

/** One line of a body, as written. */
export interface BodyParagraph {
  raw: string;
  /** 1-based line of the file. */
  fileLine: number;
  continues: boolean;
}

export interface PieceDraft extends Entry<DataOf<CoreKinds['pieces']>> {
  kind: PieceKind;
  paragraphs: BodyParagraph[];
}

/** Lines of a witness that a piece asks for, and its body; known even where the rest of its front matter is faulty. */
export interface Claim {
  piece: string;
  witness: string;
  from: number;
  to: number;
  file: string;
  fileLine: number;
  paragraphs: BodyParagraph[];
  bodyLine: number;
}

/** Everything that could be read, before the checks across entries; checks take this and return faults. */
export interface Draft<K extends Kinds = CoreKinds> {
  kinds: K;
  /** Entries of every kind. */
  collected: { readonly [N in keyof K]: Collected<DataOf<K[N]>> };
  /** Witnesses and pieces again, each with the text that belongs to it. */
  witnesses: WitnessDraft[];
  pieces: PieceDraft[];
  claims: Claim[];
  /** Files and folders that no kind reads. */
  strays: { path: string; isFolder: boolean }[];
}

/** A kind with all its entries; for checks that hold for every kind alike. */
export interface KindEntries {
  name: string;
  kind: Kind;
  collected: Collected<unknown>;
}

/** Every kind of a draft with what was read of it. */
export function everyKind(draft: Pick<Draft<Kinds>, 'kinds' | 'collected'>): KindEntries[] {
  return Object.entries(draft.kinds).map(([name, kind]) => ({ name, kind, collected: draft.collected[name]! }));
}

/** Every part of every entry of a draft, with what it is. */
export function* everyPart(
  draft: Pick<Draft<Kinds>, 'kinds' | 'collected'>,
): Generator<Part & { name: string; kind: Kind; entry: Entry<unknown> }> {
  for (const { name, kind, collected } of everyKind(draft)) {
    for (const entry of collected.entries) {
      for (const part of visitParts(kind.schema, entry.data)) yield { ...part, name, kind, entry };
    }
  }
}

/** Splits a body into its lines: a blank line parts paragraphs, a single line feed continues one. */
export function splitBody(body: string, bodyLine: number): BodyParagraph[] {
  const paragraphs: BodyParagraph[] = [];
  let afterBlank = true;
  body.split('\n').forEach((raw, index) => {
    if (raw.trim() === '') {
      afterBlank = true;
      return;
    }
    paragraphs.push({ raw, fileLine: bodyLine + index, continues: !afterBlank });
    afterBlank = false;
  });
  return paragraphs;
}
