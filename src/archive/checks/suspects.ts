import { detect, meets, type Suspect, type SuspectKind } from '../../text/detector.ts';
import { foldPunctuation } from '../../text/punctuation.ts';
import { listMarks, sourceProjection, type Mark } from '../../text/projections.ts';
import type { PieceDraft } from '../draft.ts';
import type { Fault, FaultCode } from '../faults.ts';
import type { Check } from './index.ts';

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
  const faults: Fault[] = [];
  const open = new Map<PieceDraft, Suspect[]>();
  const { swaps, waivers } = draft.collected;
  // A row that could not be read would make the waivers of its suspects look useless.
  if (!swaps.sound) return [];
  const lexicon = swaps.entries.map(({ data }) => data);
  for (const piece of lexicon.length > 0 ? draft.pieces : []) open.set(piece, openSuspects(piece, lexicon));

  const waived = new Set<Suspect>();
  const pieces = new Map(draft.pieces.map((piece) => [piece.id, piece]));
  for (const { data: waiver, file, lineOf } of waivers.entries) {
    const report = (field: string, code: FaultCode, message: string) =>
      faults.push({ file, line: lineOf([field]), code, message });
    const piece = pieces.get(waiver.piece);
    const at = Number(waiver.paragraph.slice(1)) - 1;
    const paragraph = piece?.paragraphs[at];
    if (!piece || !paragraph) {
      // A piece whose front matter is faulty has been reported already.
      if (!piece && draft.collected.pieces.ids.has(waiver.piece)) continue;
      const missing = piece ? `${waiver.piece} 没有 ${waiver.paragraph}` : `没有名为 ${waiver.piece} 的篇`;
      report(piece ? 'paragraph' : 'piece', 'waiver-unknown', `${missing}；改正它，或删去这条。`);
      continue;
    }
    const spans = occurrences(sourceProjection(paragraph.raw), waiver.words);
    if (spans.length === 0) {
      const message = `${waiver.piece} 的 ${waiver.paragraph} 里没有“${waiver.words}”；照原文写，或删去这条。`;
      report('words', 'waiver-unknown', message);
      continue;
    }
    const answered = (open.get(piece) ?? []).filter(
      (suspect) =>
        suspect.paragraph === at && spans.some(({ start, end }) => start <= suspect.start && suspect.end <= end),
    );
    for (const suspect of answered) waived.add(suspect);
    if (answered.length > 0) continue;
    const message = `“${waiver.words}”没有可疑之处，或已有记号；这条用不着，删去它。`;
    report('words', 'waiver-unused', message);
  }

  for (const [piece, found] of open) {
    for (const suspect of found.filter((item) => !waived.has(item))) {
      const { paragraph, start, proposal, reason } = suspect;
      const guess = proposal === null ? '' : `，疑作“${proposal}”`;
      faults.push({
        file: piece.file,
        line: piece.paragraphs[paragraph]!.fileLine,
        code: 'suspect',
        message:
          `p${paragraph + 1} 原文第 ${start + 1} 字“${shorten(suspect.words)}”${guess}：${reason}。` +
          '是错就作记号；不是错就写进 content/lexicon/waivers.yaml，说明理由。',
      });
    }
  }
  return faults;
};

/** Suspects of a piece's source text that no mark answers. */
function openSuspects(piece: PieceDraft, swaps: Parameters<typeof detect>[1]): Suspect[] {
  const sources = piece.paragraphs.map(({ raw }) => sourceProjection(raw));
  const marks = piece.paragraphs.map(({ raw }) => listMarks(raw));
  return detect(sources, swaps).filter((suspect) => !marks[suspect.paragraph]!.some((mark) => answers(mark, suspect)));
}

/** Whether a mark stands where the suspect stands, and is about the same thing. */
function answers(mark: Mark, suspect: Suspect): boolean {
  return meets(suspect, mark) && (ANSWERS[suspect.kind]?.includes(mark.category) ?? true);
}

/** Code-point spans of `words` in `text`, whichever width their punctuation has. */
function occurrences(text: string, words: string): { start: number; end: number }[] {
  const [where, what] = [foldPunctuation(text, 'half'), foldPunctuation(words, 'half')];
  const spans: { start: number; end: number }[] = [];
  for (let at = where.indexOf(what); at >= 0; at = where.indexOf(what, at + 1)) {
    const start = [...where.slice(0, at)].length;
    spans.push({ start, end: start + [...what].length });
  }
  return spans;
}

const shorten = (words: string) => ([...words].length > 12 ? `${[...words].slice(0, 12).join('')}…` : words);
