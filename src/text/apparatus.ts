/**
 * The apparatus: CriticMarkup marks in a paragraph's raw body. One scanner serves the projections,
 * the checks and the Markdown plugin, so all of them see the same marks.
 */

/** Categories of an editor's note, in the order in which counts list them. The keys stand in the text as written. */
export const NOTE_CATEGORIES = [
  '换词',
  '错字',
  '脱字',
  '脱文',
  '衍字',
  '标点',
  '引文',
  '史实',
  '语病',
  '拼接',
  '掩字',
  '说明',
  '存疑',
] as const;

export type NoteCategory = (typeof NOTE_CATEGORIES)[number];
/** 高 high, 中 medium, 低 low: how sure the editor is. */
export type Confidence = '高' | '中' | '低';

/** An editor's note, `类别/把握：理由`. `category` is null when the note does not follow the grammar. */
export interface Note {
  category: NoteCategory | null;
  confidence: Confidence;
  reason: string;
}

export type MarkKind = 'substitution' | 'addition' | 'deletion' | 'span' | 'point';

/** A stretch of a raw paragraph as the editor wrote it, and its words in the two layers. */
interface Stretch {
  raw: string;
  /** UTF-16 offset into the raw paragraph. */
  at: number;
  source: string;
  reading: string;
}

/** Plain text: the same in both layers. */
interface TextSegment extends Stretch {
  kind: 'text';
}

/** One mark with the note that follows it. */
export interface MarkSegment extends Stretch {
  kind: MarkKind;
  note: Note | null;
}

export type Segment = TextSegment | MarkSegment;

/**
 * A fault of markup: `at` is a UTF-16 offset into the raw paragraph, `character` the same place as an editor counts it, in
 * code points from 1.
 */
export interface MarkFault {
  at: number;
  character: number;
  code: 'mark-broken' | 'mark-nested' | 'mark-without-note' | 'mark-without-change' | 'note-category';
  excerpt: string;
}

const CLOSERS = { '{~~': '~~}', '{++': '++}', '{--': '--}', '{==': '==}', '{>>': '<<}' } as const;
type Opener = keyof typeof CLOSERS;
const ARROW = '~>';
/** Every delimiter is three UTF-16 units long. */
const DELIMITER = /\{~~|~~\}|\{\+\+|\+\+\}|\{--|--\}|\{==|==\}|\{>>|<<\}/gu;
const WIDTH = 3;
/** UTF-16 units of text that a fault quotes. */
const EXCERPT = 24;

/** Whether `text` holds any CriticMarkup delimiter; a witness with one cannot be edited losslessly. Returns its UTF-16 offset or -1. */
export function findDelimiter(text: string): number {
  return text.search(DELIMITER);
}

/** Reads a note's grammar, `类别：理由` or `类别/把握：理由`. Changes default to 高, notes to 中. */
export function parseNote(content: string, fallback: Confidence): Note {
  const match = /^([\u4e00-\u9fff]{2})(?:\/([高中低]))?[：:]\s*(.+)$/su.exec(content.trim());
  const category = NOTE_CATEGORIES.find((name) => name === match?.[1]) ?? null;
  return {
    category,
    confidence: (match?.[2] as Confidence | undefined) ?? fallback,
    reason: match && category ? match[3]! : content.trim(),
  };
}

/** Whether words are lost here without a mask: a gap of no width. */
export function isLoss(mark: MarkSegment): boolean {
  return mark.kind === 'point' && mark.note?.category === '脱文';
}

/**
 * Splits a raw paragraph into text and marks, left to right. Faulty markup is kept as text and reported, so that the
 * segments' `raw` always join to the input. Delimiters are found once and each is looked at a fixed number of times, so
 * that a text full of them takes linear time.
 */
export function scan(raw: string): { segments: Segment[]; faults: MarkFault[] } {
  const delimiters = Array.from(raw.matchAll(DELIMITER), (match): Delimiter => ({ at: match.index, text: match[0] }));
  const lastOf = new Map(delimiters.map(({ at, text }) => [text, at]));
  const segments: Segment[] = [];
  const found: FoundFault[] = [];
  let end = 0;
  const pushText = (to: number) => {
    const text = raw.slice(end, to);
    if (text) segments.push({ kind: 'text', raw: text, at: end, source: text, reading: text });
  };
  for (let index = 0; index < delimiters.length;) {
    const { at, text } = delimiters[index]!;
    const mark = readMark(raw, delimiters, index);
    if (typeof mark === 'string') {
      const closesLater = mark === 'unclosed' && (lastOf.get(CLOSERS[text as Opener]) ?? -1) > at;
      found.push({ at, code: closesLater ? 'mark-nested' : 'mark-broken' });
      index += 1;
      continue;
    }
    if (mark.kind === 'substitution' && mark.source === mark.reading) found.push({ at, code: 'mark-without-change' });
    if (mark.note === null) found.push({ at, code: 'mark-without-note' });
    else if (mark.note.category === null) found.push({ at, code: 'note-category' });
    pushText(at);
    segments.push(mark);
    end = at + mark.raw.length;
    index += mark.kind === 'point' || mark.note === null ? 2 : 4;
  }
  pushText(raw.length);
  return { segments, faults: describeFaults(raw, found) };
}

type FoundFault = Pick<MarkFault, 'at' | 'code'>;

/** Adds what an editor needs to find the faults, which stand in order of place. */
function describeFaults(raw: string, found: readonly FoundFault[]): MarkFault[] {
  let counted = 0;
  let character = 1;
  return found.map(({ at, code }) => {
    character += [...raw.slice(counted, at)].length;
    counted = at;
    return { at, character, code, excerpt: raw.slice(at, at + EXCERPT) };
  });
}

interface Delimiter {
  /** UTF-16 offset. */
  at: number;
  text: string;
}

/** Why no mark opens at a delimiter. */
type NoMark = 'unclosed' | 'broken';

interface Delimited {
  opener: Opener;
  content: string;
  end: number;
}

/** The mark that opens at the delimiter of that index, with the note directly after it. */
function readMark(raw: string, delimiters: readonly Delimiter[], index: number): MarkSegment | NoMark {
  const delimited = readDelimited(raw, delimiters, index);
  if (typeof delimited === 'string') return delimited;
  const { opener, content } = delimited;
  const { at } = delimiters[index]!;
  if (opener === '{>>') {
    const note = parseNote(content, '中');
    return { kind: 'point', raw: raw.slice(at, delimited.end), at, source: '', reading: '', note };
  }
  const change = readChange(opener, content);
  if (!change) return 'broken';
  const following = delimiters[index + 2]?.at === delimited.end ? readDelimited(raw, delimiters, index + 2) : null;
  const note = typeof following === 'object' && following?.opener === '{>>' ? following : null;
  return {
    ...change,
    raw: raw.slice(at, note?.end ?? delimited.end),
    at,
    note: note && parseNote(note.content, opener === '{==' ? '中' : '高'),
  };
}

/** A run between two delimiters: it ends at the next one, which has to be its own closer on the same line. */
function readDelimited(raw: string, delimiters: readonly Delimiter[], index: number): Delimited | NoMark {
  const { at, text } = delimiters[index]!;
  if (!Object.hasOwn(CLOSERS, text)) return 'broken';
  const opener = text as Opener;
  const closer = delimiters[index + 1];
  if (!closer) return 'unclosed';
  const content = raw.slice(at + WIDTH, closer.at);
  if (content.includes('\n')) return 'broken';
  return closer.text === CLOSERS[opener] ? { opener, content, end: closer.at + WIDTH } : 'unclosed';
}

type Change = Pick<MarkSegment, 'kind' | 'source' | 'reading'>;

/** What a mark does to the text; null where its content is empty, or a substitution has not exactly two sides. */
function readChange(opener: Exclude<Opener, '{>>'>, content: string): Change | null {
  if (content === '') return null;
  switch (opener) {
    case '{~~': {
      const [source, reading, ...more] = content.split(ARROW, 3);
      return source && reading && more.length === 0 ? { kind: 'substitution', source, reading } : null;
    }
    case '{++':
      return { kind: 'addition', source: '', reading: content };
    case '{--':
      return { kind: 'deletion', source: content, reading: '' };
    case '{==':
      return { kind: 'span', source: content, reading: content };
  }
}
