import { detect, meets, type Suspect, type SuspectKind } from '../../text/detector.ts';
import { foldPunctuation } from '../../text/punctuation.ts';
import type { Mark } from '../../text/projections.ts';
import type { Draft, PieceDraft } from '../draft.ts';
import type { Fault, FaultCode } from '../faults.ts';
import { marksOf, sourceOf } from '../layers.ts';
import type { Check } from './check.ts';

/** Kinds whose span is long, so that only a mark about the same thing answers them. */
const ANSWERS: Partial<Record<SuspectKind, readonly Mark['category'][]>> = {
  quote: ['标点'],
  sequence: ['脱字', '脱文', '衍字', '说明', '存疑'],
};

/**
 * What the detector suspects in the source text is answered: by a mark of the editor, or by a waiver with its reason. Every
 * waiver in turn answers something.
 */
export const suspects: Check = (draft) => {
  const { swaps, waivers } = draft.collected;
  // A row that could not be read would make the waivers of its suspects look useless.
  if (!swaps.sound) return [];
  const lexicon = swaps.entries.map(({ data }) => data);
  const pieces = new Map(draft.pieces.map((piece) => [piece.id, piece]));
  const open = new Map<PieceDraft, Suspect[]>();
  for (const piece of lexicon.length > 0 ? draft.pieces : []) open.set(piece, openSuspects(piece, lexicon));
  const waived = new Set<Suspect>();
  const unfounded = waivers.entries.flatMap((waiver): Fault[] => {
    const { piece: id } = waiver.data;
    const piece = pieces.get(id);
    // A piece whose front matter is faulty has been reported already.
    if (!piece && draft.collected.pieces.ids.has(id)) return [];
    const { answered, fault } = judge(waiver, piece, (piece && open.get(piece)) ?? []);
    for (const suspect of answered) waived.add(suspect);
    return fault ? [fault] : [];
  });
  const unanswered = [...open].flatMap(([piece, found]) =>
    found.filter((suspect) => !waived.has(suspect)).map((suspect) => suspectFault(piece, suspect)),
  );
  return [...unfounded, ...unanswered];
};

/** The suspects that a waiver answers; a fault where there are none, or where it is about nothing. */
function judge(
  { data: waiver, file, lineOf }: Draft['collected']['waivers']['entries'][number],
  piece: PieceDraft | undefined,
  open: readonly Suspect[],
): { answered: Suspect[]; fault: Fault | null } {
  const refuse = (field: string, code: FaultCode, message: string) => ({
    answered: [],
    fault: { file, line: lineOf([field]), code, message },
  });
  const at = Number(waiver.paragraph.slice(1)) - 1;
  const paragraph = piece?.paragraphs[at];
  if (!paragraph) {
    const missing = piece ? `${waiver.piece} 没有 ${waiver.paragraph}` : `没有篇 ${waiver.piece}`;
    return refuse(piece ? 'paragraph' : 'piece', 'waiver-unknown', `${missing}；改正它，或删去这条。`);
  }
  const spans = occurrences(sourceOf(paragraph), waiver.words);
  if (spans.length === 0) {
    const message = `${waiver.piece} 的 ${waiver.paragraph} 里没有“${waiver.words}”；照原文写，或删去这条。`;
    return refuse('words', 'waiver-unknown', message);
  }
  const answered = open.filter(
    (suspect) =>
      suspect.paragraph === at && spans.some(({ start, end }) => start <= suspect.start && suspect.end <= end),
  );
  if (answered.length > 0) return { answered, fault: null };
  return refuse('words', 'waiver-unused', `“${waiver.words}”没有可疑之处，或已有记号；这条用不着，删去它。`);
}

function suspectFault(piece: PieceDraft, { paragraph, start, words, proposal, reason }: Suspect): Fault {
  const guess = proposal === null ? '' : `，疑作“${proposal}”`;
  return {
    file: piece.file,
    line: piece.paragraphs[paragraph]!.fileLine,
    code: 'suspect',
    message:
      `p${paragraph + 1} 原文第 ${start + 1} 字“${shorten(words)}”${guess}：${reason}。` +
      '是错就作记号；不是错就写进 content/lexicon/waivers.yaml，说明理由。',
  };
}

/** Suspects of a piece's source text that no mark answers. */
function openSuspects(piece: PieceDraft, swaps: Parameters<typeof detect>[1]): Suspect[] {
  const sources = piece.paragraphs.map(sourceOf);
  const marks = piece.paragraphs.map((paragraph) => bySpan(marksOf(paragraph)));
  return detect(sources, swaps).filter(
    (suspect) => !marks[suspect.paragraph]!(suspect).some((mark) => answers(mark, suspect)),
  );
}

/** Marks in order of place, found by span: those that may touch it, in time that does not grow with the others. */
function bySpan(marks: readonly Mark[]): (span: { start: number; end: number }) => readonly Mark[] {
  // Marks of one paragraph do not overlap except that a gap may stand inside a noted span, so both edges ascend.
  let furthest = 0;
  const ends = marks.map(({ end }) => (furthest = Math.max(furthest, end)));
  return ({ start, end }) => {
    let low = 0;
    let high = marks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (ends[middle]! < start) low = middle + 1;
      else high = middle;
    }
    const found: Mark[] = [];
    for (let at = low; at < marks.length && marks[at]!.start <= end; at += 1) found.push(marks[at]!);
    return found;
  };
}

/** Whether a mark stands where the suspect stands, and is about the same thing. */
function answers(mark: Mark, suspect: Suspect): boolean {
  return meets(suspect, mark) && (ANSWERS[suspect.kind]?.includes(mark.category) ?? true);
}

/** Code-point spans of `words` in `text`, whichever width their punctuation has. */
function occurrences(text: string, words: string): { start: number; end: number }[] {
  const [where, what] = [foldPunctuation(text, 'half'), foldPunctuation(words, 'half')];
  const spans: { start: number; end: number }[] = [];
  const size = [...what].length;
  let start = 0;
  let counted = 0;
  for (let at = where.indexOf(what); at >= 0; at = where.indexOf(what, at + 1)) {
    start += [...where.slice(counted, at)].length;
    counted = at;
    spans.push({ start, end: start + size });
  }
  return spans;
}

const shorten = (words: string) => ([...words].length > 12 ? `${[...words].slice(0, 12).join('')}…` : words);
