/** Lists of faults for people, for programs and for a pull request. */
import { formatFault, type Fault } from './faults.ts';

export const FORMATS = ['text', 'json', 'github'] as const;
export type Format = (typeof FORMATS)[number];

/**
 * A list of faults as text.
 * @param format `text`: a line for each, and the count; `json`: an array of faults; `github`: a workflow command for each,
 * which annotates the line in a pull request
 * @param root how the count calls the archive
 */
export function reportFaults(faults: readonly Fault[], format: Format, root: string): string {
  switch (format) {
    case 'json':
      return JSON.stringify(faults, null, 2);
    case 'github':
      return faults.map(annotation).join('\n');
    case 'text': {
      const count = faults.length === 0 ? `${root}：没有错误` : `${root}：${faults.length} 处错误`;
      return [...faults.map(formatFault), count].join('\n');
    }
  }
}

/** Escaped as GitHub's workflow commands want it: the message, and more in properties. */
function annotation({ file, line, code, message }: Fault): string {
  const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
  return `::error file=${property(file)},line=${line},title=${property(code)}::${data(message)}`;
}
