import { findDelimiter } from '../../text/apparatus.ts';
import { firstFullWidthMark } from '../../text/punctuation.ts';
import type { Fault } from '../faults.ts';
import type { Check } from './check.ts';

/** A witness is the bytes that were recorded, holds no CriticMarkup, and is folded only where folding is safe. */
export const witnesses: Check = (draft) =>
  draft.witnesses.flatMap((witness) => {
    const faults: Fault[] = [];
    if (witness.actualSha256 !== witness.data.sha256) {
      faults.push({
        file: witness.file,
        line: witness.lineOf(['sha256']),
        code: 'witness-hash',
        message: `底本的 SHA-256 是 ${witness.actualSha256}，与记录不符。底本不可改动；从版本库取回原文件。`,
      });
    }
    witness.lines.forEach((text, index) => {
      const at = findDelimiter(text);
      if (at >= 0) {
        const message = `底本第 ${[...text.slice(0, at)].length + 1} 字起有校勘记号“${text.slice(at, at + 3)}”，无法与编者的记号区分；这样的底本不能收录。`;
        faults.push({ file: witness.textFile, line: index + 1, code: 'witness-delimiter', message });
      }
      const full = witness.data.fold === 'half' ? firstFullWidthMark(text) : -1;
      if (full >= 0) {
        const message = `底本第 ${full + 1} 字是全角标点，不能用 fold: half 还原；把 fold 改为 none。`;
        faults.push({ file: witness.textFile, line: index + 1, code: 'witness-fold', message });
      }
    });
    for (const [index, { line }] of witness.data.setAside.entries()) {
      if (line > witness.lines.length) {
        const message = `底本只有 ${witness.lines.length} 行，没有第 ${line} 行；改正 setAside。`;
        faults.push({
          file: witness.file,
          line: witness.lineOf(['setAside', index]),
          code: 'line-out-of-range',
          message,
        });
      }
    }
    return faults;
  });
