import type { Entry } from './source-file.ts';
import type {
  Kind,
  PageRecord,
  PieceRecord,
  Site,
  Swap,
  Tag,
  Term,
  ThemeRecord,
  VocabularyEntry,
  Waiver,
  WitnessRecord,
  Change,
} from './schema.ts';

/** One row of a sign-off: an editor has read this line, whose bytes have this hash, and found this. */
export interface SignoffRow {
  line: number;
  /** First 16 hex digits of the SHA-256 of the line's UTF-8 bytes. */
  sha256: string;
  finding: string;
  /** 1-based line of the sign-off file. */
  fileLine: number;
}

/** A witness with its text; `sha256` is that of the bytes on disk. */
export interface WitnessDraft extends Entry<WitnessRecord> {
  textFile: string;
  text: string;
  lines: string[];
  actualSha256: string;
  /** `content/sources/<id>.signoff.tsv`, where there is one. */
  signoff: { file: string; rows: SignoffRow[] } | null;
}

/** One line of a body, as written. */
export interface BodyParagraph {
  raw: string;
  /** 1-based line of the file. */
  fileLine: number;
  continues: boolean;
}

export interface PieceDraft extends Entry<PieceRecord> {
  kind: Kind;
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

/** Everything that could be read, before the checks across files; checks take this and return faults. */
export interface Draft {
  site: Entry<Site> | null;
  witnesses: WitnessDraft[];
  /** Names of all witnesses, the faulty ones too, so that one fault does not cause a hundred. */
  witnessIds: Set<string>;
  pieces: PieceDraft[];
  /** Names of all piece files, likewise. */
  pieceFiles: { id: string; file: string }[];
  claims: Claim[];
  themes: Entry<ThemeRecord>[];
  themeIds: Set<string>;
  tags: Entry<Tag[]> | null;
  causes: Entry<VocabularyEntry[]> | null;
  measures: Entry<VocabularyEntry[]> | null;
  terms: Entry<Term[]> | null;
  variants: Entry<string[][]> | null;
  /** null where the archive has no lexicon: nothing is then suspected. */
  swaps: Entry<Swap[]> | null;
  waivers: Entry<Waiver[]> | null;
  pages: Entry<PageRecord>[];
  changes: Entry<Change[]> | null;
  /** Names of people in hardship, from `content/private-names`. */
  privateNames: string[];
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
