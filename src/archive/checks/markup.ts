import { NOTE_CATEGORIES, scan, type MarkFault, type Segment } from '../../text/apparatus.ts';
import type { Fault } from '../faults.ts';
import { findForm } from '../../text/character-forms.ts';
import { findInvisible } from '../../text/invisible.ts';
import { characterFaults } from '../read/text-file.ts';
import type { Check } from './check.ts';

const MESSAGES: Record<MarkFault['code'], string> = {
  'mark-broken': '记号不完整：开头和结尾要成对、写在同一行，里面不能为空',
  'mark-nested': '记号里又有记号：记号不能套叠或交叉，拆成前后两个',
  'mark-without-change': '改字的两边一样：改成要读的字，或只用 {==…==} 加注',
  'mark-without-note': '改动后面没有紧跟注：加上 {>>类别：理由<<}',
  'note-category': `注要写成“类别：理由”，类别是 ${NOTE_CATEGORIES.join('、')} 之一`,
};

/**
 * Every mark is whole, flat, changes what it says it changes, and is explained by a note of a known category; what the
 * reading text keeps of the witness is written in characters that a search finds.
 */
export const markup: Check = (draft) =>
  draft.claims.flatMap(({ file, paragraphs }) =>
    paragraphs.flatMap(({ raw, fileLine }, index) => {
      const { segments, faults } = scan(raw);
      return [
        ...faults.map(({ code, character, excerpt }): Fault => {
          const message = `p${index + 1} 第 ${character} 字“${excerpt}”：${MESSAGES[code]}。`;
          return { file, line: fileLine, code, message };
        }),
        ...segments.flatMap((segment) => addedBy(segment).flatMap((words) => characterFaults(file, words, fileLine))),
        ...segments.flatMap((segment) =>
          kept(segment).map((message): Fault => ({
            file,
            line: fileLine,
            code: 'character-form',
            message: `p${index + 1} ${message}`,
          })),
        ),
      ];
    }),
  );

/** What an editor's mark adds to the witness. */
function addedBy(segment: Segment): string[] {
  if (segment.kind === 'text') return [];
  const reason = segment.note ? [segment.note.reason] : [];
  return segment.kind === 'substitution' || segment.kind === 'addition' ? [segment.reading, ...reason] : reason;
}

/** What is wrong with the words of the witness that stand in the reading text. */
function kept({ kind, reading }: Segment): string[] {
  if (kind === 'substitution' || kind === 'addition') return [];
  const unseen = findInvisible(reading);
  const form = findForm(reading);
  return [
    ...(unseen ? [`有看不见的字符 ${unseen.name}，连着它的词搜不到；用 {--…--} 删去并加注。`] : []),
    ...(form
      ? [`有${form.what}“${form.form}”（${form.name}），搜不到；用 {~~…~>…~~} 改成“${form.usual}”并加注。`]
      : []),
  ];
}
