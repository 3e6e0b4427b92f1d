/** What can be wrong with content. Codes are permanent: the editor's manual explains each. */
export const FAULT_CODES = [
  'missing-field',
  'invalid-field',
  'unknown-field',
  'yaml-syntax',
  'missing-file',
  'file-encoding',
  'character-form',
  'file-irregular',
  'file-unknown',
  'file-name',
  'genre-folder',
  'line-claimed-twice',
  'line-unclaimed',
  'line-out-of-range',
  'projection-differs',
  'paragraph-count',
  'mark-broken',
  'mark-nested',
  'mark-without-note',
  'note-category',
  'mark-without-change',
  'title-role',
  'title-differs',
  'duplicate-slug',
  'duplicate-number',
  'unknown-theme',
  'unknown-tag',
  'unknown-cause',
  'unknown-measure',
  'unknown-actor',
  'unknown-witness',
  'unknown-piece',
  'unknown-paragraph',
  'unknown-entry',
  'unknown-page',
  'link-broken',
  'quote-not-found',
  'place-not-in-text',
  'summary-shape',
  'query-without-hit',
  'everyday-absent',
  'date-order',
  'theme-too-thin',
  'theme-empty',
  'theme-question',
  'theme-quick',
  'theme-compare',
  'passage-too-short',
  'figure-text',
  'figure-unit',
  'figure-value',
  'figure-part',
  'case-term',
  'question-mark',
  'situation-thin',
  'quiz-answer',
  'unit-path',
  'reading-twice',
  'decision-choice',
  'duplicate-case',
  'term-unused',
  'across-missing',
  'private-name',
  'witness-hash',
  'witness-delimiter',
  'witness-fold',
  'suspect',
  'waiver-unused',
  'waiver-unknown',
  'signoff-missing',
  'signoff-stale',
  'signoff-finding',
  'review-missing',
  'review-stale',
  'review-rejected',
] as const;

export type FaultCode = (typeof FAULT_CODES)[number];

/** A fault of the archive's content: where it stands, a permanent code, and a message with the next step. */
export interface Fault {
  /** Path below the content folder's parent, with forward slashes: `content/essays/x.md`. */
  file: string;
  /** 1-based line of that file. */
  line: number;
  code: FaultCode;
  message: string;
  /** The value that was probably meant, where one is near. */
  hint?: string;
}

/** One line for one fault, `file:line code message`. */
export function formatFault(fault: Fault): string {
  return `${fault.file}:${fault.line} ${fault.code} ${fault.message}`;
}

/** Adds faults to a list, however many: spread as arguments, a hundred thousand would not fit the stack. */
export function addFaults(faults: Fault[], ...lists: (readonly Fault[])[]): void {
  for (const list of lists) for (const fault of list) faults.push(fault);
}

/** Faults by file, then line, then code, so that two runs print the same list. */
export function sortFaults(faults: readonly Fault[]): Fault[] {
  return [...faults].sort(
    (a, b) => compare(a.file, b.file) || a.line - b.line || compare(a.code, b.code) || compare(a.message, b.message),
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Thrown by the build when the content has faults; its message lists them all. */
export class ArchiveError extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(`${faults.length} 处错误，构建已停止：\n${faults.map(formatFault).join('\n')}`);
    this.name = 'ArchiveError';
    this.faults = faults;
  }
}
