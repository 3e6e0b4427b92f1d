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

/** A piece of a raw paragraph: plain text, or one mark with the note that follows it. */
export type Segment =
  | { kind: 'text'; raw: string; at: number; text: string }
  | { kind: MarkKind; raw: string; at: number; source: string; reading: string; note: Note | null };

export type MarkSegment = Exclude<Segment, { kind: 'text' }>;

/** A fault of markup: `at` is a UTF-16 offset into the raw paragraph. */
export interface MarkFault {
  at: number;
  code: 'mark-broken' | 'mark-nested' | 'mark-without-note' | 'note-category';
  excerpt: string;
}

const OPENERS = ['{~~', '{++', '{--', '{==', '{>>'] as const;
type Opener = (typeof OPENERS)[number];
const CLOSERS: Record<Opener, string> = {
  '{~~': '~~}',
  '{++': '++}',
  '{--': '--}',
  '{==': '==}',
  '{>>': '<<}',
};
const ARROW = '~>';
const DELIMITER = /\{~~|~~\}|\{\+\+|\+\+\}|\{--|--\}|\{==|==\}|\{>>|<<\}/u;

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

interface Delimited {
  opener: Opener;
  content: string;
  end: number;
}

/**
 * The delimited run that opens at `at`: it ends at the next delimiter, which has to be its own closer. Otherwise
 * `unclosed`; `mark-broken` where a newline stands inside; null where none opens. Reads no further than that delimiter,
 * so that a text full of openers takes linear time.
 */
function readDelimited(raw: string, at: number): Delimited | 'unclosed' | 'mark-broken' | null {
  const opener = OPENERS.find((candidate) => raw.startsWith(candidate, at));
  if (!opener) return null;
  const start = at + opener.length;
  const length = raw.slice(start).search(DELIMITER);
  if (length < 0) return 'unclosed';
  const content = raw.slice(start, start + length);
  if (content.includes('\n')) return 'mark-broken';
  if (!raw.startsWith(CLOSERS[opener], start + length)) return 'unclosed';
  return { opener, content, end: start + length + CLOSERS[opener].length };
}

/**
 * The mark that opens at UTF-16 offset `at` of a raw paragraph, with the note directly after it; null where none opens
 * or where it is faulty (`scan` says how).
 */
export function readMark(raw: string, at: number): MarkSegment | null {
  const mark = readDelimited(raw, at);
  if (mark === null || typeof mark === 'string') return null;
  const segment = toSegment(raw, at, mark);
  return typeof segment === 'string' ? null : segment;
}

function toSegment(raw: string, at: number, mark: Delimited): MarkSegment | 'mark-broken' {
  const { opener, content } = mark;
  if (opener === '{>>') {
    return {
      kind: 'point',
      raw: raw.slice(at, mark.end),
      at,
      source: '',
      reading: '',
      note: parseNote(content, '中'),
    };
  }
  const following = readDelimited(raw, mark.end);
  const hasNote = following !== null && typeof following !== 'string' && following.opener === '{>>';
  const end = hasNote ? following.end : mark.end;
  const note = hasNote ? parseNote(following.content, opener === '{==' ? '中' : '高') : null;
  const base = { raw: raw.slice(at, end), at, note };
  if (content === '') return 'mark-broken';
  switch (opener) {
    case '{~~': {
      const arrow = content.indexOf(ARROW);
      if (arrow <= 0 || arrow + 2 === content.length || content.includes(ARROW, arrow + 2)) {
        return 'mark-broken';
      }
      return {
        ...base,
        kind: 'substitution',
        source: content.slice(0, arrow),
        reading: content.slice(arrow + 2),
      };
    }
    case '{++':
      return { ...base, kind: 'addition', source: '', reading: content };
    case '{--':
      return { ...base, kind: 'deletion', source: content, reading: '' };
    case '{==':
      return { ...base, kind: 'span', source: content, reading: content };
  }
}

/**
 * Splits a raw paragraph into text and marks, left to right. Faulty markup is kept as text and reported, so that the
 * segments' `raw` always join to the input.
 */
export function scan(raw: string): { segments: Segment[]; faults: MarkFault[] } {
  const segments: Segment[] = [];
  const faults: MarkFault[] = [];
  const lastClosers = new Map<string, number>(OPENERS.map((opener) => [opener, raw.lastIndexOf(CLOSERS[opener])]));
  const excerpt = (at: number) => raw.slice(at, at + 24);
  const pushText = (at: number, text: string) => {
    const last = segments.at(-1);
    if (last?.kind === 'text') {
      last.text += text;
      last.raw += text;
    } else if (text) segments.push({ kind: 'text', raw: text, at, text });
  };
  let at = 0;
  while (at < raw.length) {
    const found = raw.slice(at).search(DELIMITER);
    if (found < 0) {
      pushText(at, raw.slice(at));
      break;
    }
    pushText(at, raw.slice(at, at + found));
    at += found;
    const delimited = readDelimited(raw, at);
    const closesLater = (lastClosers.get(raw.slice(at, at + 3)) ?? -1) > at;
    const segment =
      typeof delimited === 'object' && delimited
        ? toSegment(raw, at, delimited)
        : delimited === 'unclosed' && closesLater
          ? 'mark-nested'
          : 'mark-broken';
    if (typeof segment === 'string') {
      faults.push({ at, code: segment, excerpt: excerpt(at) });
      pushText(at, raw.slice(at, at + 3));
      at += 3;
      continue;
    }
    if (segment.note === null) faults.push({ at, code: 'mark-without-note', excerpt: excerpt(at) });
    else if (segment.note.category === null) {
      faults.push({ at, code: 'note-category', excerpt: excerpt(at) });
    }
    segments.push(segment);
    at += segment.raw.length;
  }
  return { segments, faults };
}
