/** Marks of the apparatus that are not whole, not flat or not explained. */
import type { FaultCode } from '../../../../src/archive/faults.ts';
import { scan, type MarkSegment } from '../../../../src/text/apparatus.ts';
import type { Random } from '../../random.ts';
import type { BodyLine, Content, PieceFile } from '../content.ts';
import { drawEvenly, rewrite, type Draw, type Kinds } from '../damage.ts';

interface Place {
  of: PieceFile;
  line: BodyLine;
  mark: MarkSegment;
}

function marks(content: Content): Place[] {
  return content.pieces.flatMap((of) =>
    of.lines.flatMap((line) =>
      scan(line.raw).segments.flatMap((mark) => (mark.kind === 'text' ? [] : [{ of, line, mark }])),
    ),
  );
}

const hasNote = (mark: MarkSegment) => mark.kind !== 'point' && mark.note !== null;

/** A mark as written, without its note, and the note. */
function partsOf(mark: MarkSegment): { words: string; note: string } {
  if (mark.kind === 'point') return { words: '', note: mark.raw };
  const at = mark.raw.indexOf('{>>');
  return { words: mark.raw.slice(0, at), note: mark.raw.slice(at) };
}

/** Rewrites a mark, each kind as likely as the others. */
const marked =
  (
    what: string,
    codes: readonly FaultCode[] | null,
    suits: (mark: MarkSegment) => boolean,
    change: (mark: MarkSegment, parts: { words: string; note: string }, random: Random) => string,
  ): Draw =>
  (content, random) => {
    const place = drawEvenly(
      random,
      marks(content).filter(({ mark }) => suits(mark)),
      ({ mark }) => mark.kind,
    );
    if (!place) return null;
    const { of, line, mark } = place;
    const start = line.start + mark.at;
    return rewrite(
      `${of.file.path} ${line.paragraph.id} ${what}：${mark.raw.slice(0, 16)}`,
      of.file,
      { start, end: start + mark.raw.length },
      change(mark, partsOf(mark), random),
      codes ? { codes } : {},
    );
  };

const any = () => true;
const BROKEN: readonly FaultCode[] = ['mark-broken', 'mark-nested'];

export const MARKS: Kinds = {
  'opener-lost': marked('没有开头', BROKEN, hasNote, (_mark, { words, note }) => words.slice(3) + note),
  'closer-lost': marked('没有结尾', BROKEN, hasNote, (_mark, { words, note }) => words.slice(0, -3) + note),
  'note-opener-lost': marked('注没有开头', BROKEN, any, (_mark, { words, note }) => words + note.slice(3)),
  'note-closer-lost': marked('注没有结尾', BROKEN, any, (_mark, { words, note }) => words + note.slice(0, -3)),
  'opener-cut': marked(
    '开头少一笔',
    [...BROKEN, 'projection-differs'],
    hasNote,
    (_mark, { words, note }) => `{${words.slice(2)}${note}`,
  ),
  'closer-cut': marked(
    '结尾少一笔',
    [...BROKEN, 'projection-differs'],
    hasNote,
    (_mark, { words, note }) => `${words.slice(0, -2)}}${note}`,
  ),
  'closer-of-another': marked(
    '结尾是别的记号的',
    BROKEN,
    hasNote,
    (mark, { words, note }) => words.slice(0, -3) + (mark.kind === 'deletion' ? '++}' : '--}') + note,
  ),
  'braces-full-width': marked(
    '花括号是全角',
    ['projection-differs', ...BROKEN],
    hasNote,
    (_mark, { words, note }) => `\uff5b${words.slice(1, -1)}\uff5d${note}`,
  ),
  'stray-closer': marked(
    '后面多一个结尾',
    BROKEN,
    any,
    (mark, _parts, random) => mark.raw + random.pick(['==}', '++}', '--}', '~~}', '<<}']),
  ),
  'stray-opener': marked(
    '前面多一个开头',
    BROKEN,
    any,
    (mark, _parts, random) => random.pick(['{==', '{++', '{--', '{~~', '{>>']) + mark.raw,
  ),
  'arrow-lost': marked(
    '改字没有 ~>',
    BROKEN,
    ({ kind }) => kind === 'substitution',
    (_mark, { words, note }) => words.replace('~>', '') + note,
  ),
  'arrow-twice': marked(
    '改字有两个 ~>',
    BROKEN,
    ({ kind }) => kind === 'substitution',
    (_mark, { words, note }) => words.replace('~>', '~>~>') + note,
  ),
  empty: marked('里面是空的', BROKEN, hasNote, (_mark, { words, note }) => words.slice(0, 3) + words.slice(-3) + note),
  'side-empty': marked(
    '改字有一边是空的',
    BROKEN,
    ({ kind }) => kind === 'substitution',
    (mark, { note }, random) => random.pick([`{~~${mark.source}~>~~}`, `{~~~>${mark.reading}~~}`]) + note,
  ),
  'changes-nothing': marked(
    '改前改后一样',
    null,
    ({ kind }) => kind === 'substitution',
    (mark, { note }) => `{~~${mark.source}~>${mark.source}~~}${note}`,
  ),
  nested: marked(
    '里面又有记号',
    BROKEN,
    hasNote,
    (_mark, { words, note }) => `${words.slice(0, 4)}{--的--}${words.slice(4)}${note}`,
  ),
  'nested-in-note': marked(
    '注里又有记号',
    BROKEN,
    any,
    (_mark, { words, note }) => `${words}${note.slice(0, -3)}{==的==}${note.slice(-3)}`,
  ),
  crossing: marked(
    '与别的记号交叉',
    BROKEN,
    hasNote,
    (_mark, { words, note }) => `{==${words.slice(0, 4)}==}${words.slice(4)}${note}`,
  ),
  'across-lines': marked(
    '跨了行',
    [...BROKEN, 'paragraph-count'],
    hasNote,
    (_mark, { words, note }, random) => words.slice(0, 4) + random.pick(['\n', '\n\n']) + words.slice(4) + note,
  ),
  'note-across-lines': marked(
    '注跨了行',
    [...BROKEN, 'paragraph-count'],
    any,
    (_mark, { words, note }) => `${words}${note.slice(0, -4)}\n${note.slice(-4)}`,
  ),
  'note-lost': marked('没有注', ['mark-without-note'], hasNote, (_mark, { words }) => words),
  'note-away': marked(
    '与注之间有空格',
    ['mark-without-note', 'projection-differs'],
    hasNote,
    (_mark, { words, note }) => `${words} ${note}`,
  ),
  'note-empty': marked(
    '注是空的',
    ['note-category', 'mark-broken'],
    any,
    (_mark, { words }, random) => words + random.pick(['{>><<}', '{>> <<}', '{>>\u3000<<}']),
  ),
  'category-unknown': marked(
    '类别不认识',
    ['note-category'],
    any,
    (mark, { words }, random) =>
      `${words}{>>${random.pick(['错误', '误字', 'note', '换词错字', '換詞'])}：${mark.note!.reason}<<}`,
  ),
  'category-lost': marked(
    '没有类别',
    ['note-category'],
    any,
    (mark, { words }) => `${words}{>>${mark.note!.reason.replaceAll(/[：:]/gu, '')}<<}`,
  ),
  'reason-lost': marked(
    '没有理由',
    ['note-category'],
    any,
    (mark, { words }, random) =>
      `${words}{>>${mark.note!.category}${random.pick(['', '：', '： ', '/高：', '：\u3000'])}<<}`,
  ),
  'confidence-unknown': marked(
    '把握写错',
    ['note-category'],
    any,
    (mark, { words }, random) =>
      `${words}{>>${mark.note!.category}/${random.pick(['很高', '0.8', '', 'high'])}：${mark.note!.reason}<<}`,
  ),
  'category-full-width-slash': marked(
    '把握前是全角斜线',
    ['note-category'],
    any,
    (mark, { words }) => `${words}{>>${mark.note!.category}\uff0f中：${mark.note!.reason}<<}`,
  ),
};
