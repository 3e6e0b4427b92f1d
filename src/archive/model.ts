/** The archive as pages, outputs and tests see it: plain data, checked, with every cross-reference known to resolve. */
import type { Mark } from '../text/projections.ts';
import type {
  Change,
  Kind,
  PageRecord,
  PieceRecord,
  Role,
  Site,
  Swap,
  Tag,
  Term,
  ThemeRecord,
  VocabularyEntry,
  Waiver,
  WitnessRecord,
} from './schema.ts';

/** One line of the witness inside a piece. */
export interface Paragraph {
  /** `p1`, `p2` … for good. */
  id: string;
  /** 1-based line of the witness. */
  line: number;
  role: Role;
  /** true where this line runs on from the paragraph before it. */
  continues?: true;
  /** The body's markup, as the editor wrote it. */
  raw: string;
  /** Reading text; gaps keep their mask characters. */
  text: string;
  /** The witness line, exactly. */
  source: string;
  marks: Mark[];
}

export interface Piece extends PieceRecord {
  /** The file's name; the last part of the address. */
  id: string;
  kind: Kind;
  /** Address below the site's base, `/essays/<id>/`. */
  url: string;
  paragraphs: Paragraph[];
}

export interface Theme extends ThemeRecord {
  id: string;
  url: string;
  /** Markdown of the introduction. */
  introduction: string;
}

export interface Witness extends WitnessRecord {
  id: string;
  /** The whole page, as its bytes decode. */
  text: string;
  /** The page's lines, without their line feeds. */
  lines: string[];
  /** What an editor found in each line, in line order; empty where the witness has no sign-off. */
  signoff: { line: number; finding: string }[];
}

export interface Page extends PageRecord {
  id: string;
  /** Markdown. */
  body: string;
}

export interface Archive {
  site: Site;
  witnesses: Witness[];
  /** By number. */
  pieces: Piece[];
  /** By order. */
  themes: Theme[];
  tags: Tag[];
  causes: VocabularyEntry[];
  measures: VocabularyEntry[];
  terms: Term[];
  variants: string[][];
  swaps: Swap[];
  waivers: Waiver[];
  pages: Page[];
  changes: Change[];
  /** SHA-256 over all content files, hex; names this edition. */
  hash: string;
}
