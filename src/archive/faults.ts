/** A fault of the archive's content: where it stands, a permanent code, and a message with the next step. */
export interface Fault {
  /** Path below the content folder's parent, with forward slashes: `content/essays/x.md`. */
  file: string;
  /** 1-based line of that file. */
  line: number;
  code: string;
  message: string;
}

/** One line for one fault, `file:line code message`. */
export function formatFault(fault: Fault): string {
  return `${fault.file}:${fault.line} ${fault.code} ${fault.message}`;
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
