import type { PieceDraft } from '../draft.ts';
import type { Fault, FaultCode } from '../faults.ts';
import { readingOf } from '../layers.ts';
import type { Check } from './index.ts';

/**
 * A title that the source has is p1 alone, and the front matter says the same of it: that there is one
 * (`titleSupplied: false`), and what it reads.
 */
export const titles: Check = (draft) => draft.pieces.flatMap(titleFaults);

function titleFaults(piece: PieceDraft): Fault[] {
  const faults: Fault[] = [];
  const report = (line: number, code: FaultCode, message: string, hint?: string) =>
    faults.push({ file: piece.file, line, code, message, ...(hint ? { hint } : {}) });
  const { roles, title, titleSupplied } = piece.data;
  for (const [id, role] of Object.entries(roles)) {
    if (role !== 'title' || id === 'p1') continue;
    report(
      piece.lineOf(['roles', id]),
      'title-role',
      `题目只能是 p1，不能是 ${id}；改为 heading，或核对这一篇从哪一行起。`,
    );
  }
  piece.paragraphs.forEach(({ continues, fileLine }, index) => {
    const role = roles[`p${index + 1}`];
    if (!continues || role === undefined || role === 'text' || role === 'title') return;
    report(fileLine, 'title-role', `p${index + 1} 接着上一行，不能是 ${role}；补一个空行，或改 roles。`);
  });
  if (roles.p1 !== 'title') {
    if (titleSupplied) return faults;
    const message = '题目不是编者拟的（titleSupplied: false），roles 里却没有写 p1: title；改正其中一处。';
    report(piece.lineOf(['titleSupplied']), 'title-role', message);
    return faults;
  }
  if (titleSupplied) {
    const message = 'roles 说 p1 是原文的题目，titleSupplied 却写 true；改正其中一处。';
    report(piece.lineOf(['titleSupplied']), 'title-role', message);
  }
  const [first, second] = piece.paragraphs;
  if (second?.continues) {
    const message = 'p2 接着 p1 的题目，中间没有空行；题目自成一段，补一个空行，或把 p1 的 title 去掉。';
    report(second.fileLine, 'title-role', message);
  }
  const reading = first && readingOf(first);
  if (reading !== undefined && reading !== title && !titleSupplied) {
    report(piece.lineOf(['title']), 'title-differs', `题目与 p1 不同，p1 读作“${reading}”；照 p1 写。`, reading);
  }
  return faults;
}
