import { NOTE_CATEGORIES, scan, type MarkFault } from '../../text/apparatus.ts';
import type { Check } from './index.ts';

const MESSAGES: Record<MarkFault['code'], string> = {
  'mark-broken': '记号不完整：开头和结尾要成对、写在同一行，里面不能为空',
  'mark-nested': '记号里又有记号：记号不能套叠或交叉，拆成前后两个',
  'mark-without-note': '改动后面没有紧跟注：加上 {>>类别：理由<<}',
  'note-category': `注要写成“类别：理由”，类别是 ${NOTE_CATEGORIES.join('、')} 之一`,
};

/** Every mark is whole, flat, and explained by a note of a known category. */
export const markup: Check = (draft) =>
  draft.claims.flatMap((piece) =>
    piece.paragraphs.flatMap((paragraph, index) =>
      scan(paragraph.raw).faults.map((fault) => ({
        file: piece.file,
        line: paragraph.fileLine,
        code: fault.code,
        message: `p${index + 1} 第 ${fault.character} 字“${fault.excerpt}”：${MESSAGES[fault.code]}。`,
      })),
    ),
  );
