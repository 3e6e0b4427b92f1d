/** The archive as pages, outputs and tests see it: plain data, checked, with every cross-reference known to resolve. */
import type { Mark } from '../text/projections.ts';
import type { CoreKinds } from './kinds/index.ts';
import type { RecordOf } from './kinds/kind.ts';
import type { PieceKind, PieceRecord, Role } from './kinds/piece.ts';

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
  kind: PieceKind;
  /** Address below the site's base, `/essays/<id>/`. */
  url: string;
  /** Why the people of its cases were poor: ids of the causes for which a case cites a paragraph of this piece. */
  causes: string[];
  /** What was done in its cases, in the same way. */
  measures: string[];
  paragraphs: Paragraph[];
}

export interface Witness extends RecordOf<CoreKinds['witnesses']> {
  id: string;
  /** The whole page, as its bytes decode. */
  text: string;
  /** The page's lines, without their line feeds. */
  lines: string[];
  /** What an editor found in each line, in line order; empty where the witness has no sign-off. */
  signoff: { line: number; finding: string }[];
}

/** What each kind makes of its entries: a list in the kind's order, or the one entry of a single file. */
export type Records = {
  [N in keyof CoreKinds]: CoreKinds[N]['store'] extends { form: 'single' }
    ? RecordOf<CoreKinds[N]>
    : RecordOf<CoreKinds[N]>[];
};

export interface Archive extends Omit<Records, 'witnesses' | 'pieces' | 'cases'> {
  witnesses: Witness[];
  /** By number. */
  pieces: Piece[];
  /** By whose problem it was, the smallest first, then by where the pieces tell them. */
  cases: Records['cases'];
  /** SHA-256 over all content files, hex; names this edition. */
  hash: string;
}

export type Theme = Archive['themes'][number];
export type Tag = Archive['tags'][number];
export type Term = Archive['terms'][number];
export type Case = Archive['cases'][number];
export type Cause = Archive['causes'][number];
export type Measure = Archive['measures'][number];
export type Situation = Archive['situations'][number];
export type Unit = Archive['units'][number];
export type Path = Archive['paths'][number];
export type Decision = Archive['decisions'][number];
export type Privacy = Archive['privacies'][number];
