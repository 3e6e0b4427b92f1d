/** Measures the damage detector against an edition: what it finds of the editors' marks, and what it proposes beside them. */
import { detect, meets, type Suspect, type SuspectKind, type SwapRow } from '../../../src/text/detector.ts';
import type { Mark } from '../../../src/text/projections.ts';

/** One line of a witness as the edition has it. */
export interface EditedLine {
  /** The raw witness line. */
  text: string;
  /** The piece that the line belongs to; null for a line set aside. */
  piece: string | null;
  marks: readonly Mark[];
}

export interface Tally {
  kind: SuspectKind;
  marks: number;
  found: number;
  proposals: number;
  wrong: number;
}

export interface Evaluation {
  tallies: Tally[];
  missed: { line: number; mark: Mark }[];
  wrong: Suspect[];
}

const KINDS: readonly SuspectKind[] = ['swap', 'gap', 'loss', 'quote', 'ellipsis', 'doubling', 'sequence'];

/** The detector's kind that ought to find this mark; null for marks of kinds that it does not know. */
function kindOf(mark: Mark, text: string): SuspectKind | null {
  const words = mark.source + (mark.reading ?? '');
  switch (mark.category) {
    case '换词':
      return 'swap';
    case '掩字':
      return mark.type === 'gap' ? 'gap' : null;
    case '脱文':
      return 'loss';
    case '标点':
      if (mark.type === 'note') return /引号|括号/u.test(mark.note ?? '') ? 'quote' : null;
      if (/\.{3}|…/u.test(words)) return 'ellipsis';
      return /[“”‘’()（）《》]/u.test(words) ? 'quote' : null;
    case '衍字':
      return mark.type === 'deletion' && isRepetition(mark, text) ? 'doubling' : null;
    case '脱字':
      return /^[一二三四五六七八九十](?:是|要)$/u.test(mark.reading ?? '') ? 'sequence' : null;
    default:
      return null;
  }
}

/** Whether the same words stand right beside the mark. */
function isRepetition(mark: Mark, text: string): boolean {
  const characters = [...text];
  const size = mark.end - mark.start;
  const at = (from: number) => characters.slice(Math.max(0, from), from + size).join('');
  return at(mark.start - size) === mark.source || at(mark.end) === mark.source;
}

/** Runs the detector on the raw lines, as one text, and compares. A proposal is right where it meets a mark of its kind. */
export function evaluate(lines: readonly EditedLine[], lexicon: readonly SwapRow[]): Evaluation {
  const texts = lines.map(({ text }) => text);
  // A line set aside carries no marks, so nothing can be said of proposals there.
  const suspects = detect(texts, lexicon).filter(({ paragraph }) => lines[paragraph]!.piece !== null);
  const known = lines.flatMap(({ text, marks }, paragraph) =>
    marks.map((mark) => ({ paragraph, mark, kind: kindOf(mark, text) })),
  );
  const agree = (suspect: Suspect, item: (typeof known)[number]) =>
    item.kind === suspect.kind && item.paragraph === suspect.paragraph && meets(suspect, item.mark);
  const missed = known.filter((item) => item.kind && !suspects.some((suspect) => agree(suspect, item)));
  const wrong = suspects.filter((suspect) => !known.some((item) => agree(suspect, item)));
  const tallies = KINDS.map((kind) => {
    const marks = known.filter((item) => item.kind === kind).length;
    return {
      kind,
      marks,
      found: marks - missed.filter((item) => item.kind === kind).length,
      proposals: suspects.filter((suspect) => suspect.kind === kind).length,
      wrong: wrong.filter((suspect) => suspect.kind === kind).length,
    };
  });
  return { tallies, missed: missed.map(({ paragraph, mark }) => ({ line: paragraph + 1, mark })), wrong };
}

export interface HeldOut {
  piece: string;
  marks: number;
  /** Found without the word pairs that only this piece proves: the high estimate. */
  byPair: number;
  /** Found without the single contexts, alternatives taken apart, that only this piece proves: the low estimate. */
  byContext: number;
}

/**
 * What the lexicon would find in each piece had nobody read that piece. Whatever finds a swap here and in no other piece is
 * taken away: whole word pairs, or single contexts. What an editor knew beforehand goes with it, so the low estimate is too
 * low; the pairs that stay keep contexts learned here, so the high one is too high.
 */
export function holdOutPieces(lines: readonly EditedLine[], lexicon: readonly SwapRow[]): HeldOut[] {
  const spun = lines.filter(({ marks }) => marks.some(isSwap));
  const words = new Set(spun.flatMap(({ marks }) => marks.filter(isSwap).map(({ source }) => source)));
  const atoms = lexicon.map(takeApart);
  // Where each single context finds a swap that the editors marked.
  const homes = new Map<string, Set<string>>();
  for (const row of atoms.filter(({ swapped }) => [...words].some((word) => word.includes(swapped)))) {
    for (const context of [...(row.suspect ?? []), ...(row.company ?? []), ...everywhere(row)]) {
      const only = { ...row, suspect: [context], company: undefined };
      for (const [index, suspects] of detectEach(spun, [only]).entries()) {
        const { piece, marks } = spun[index]!;
        const hits = suspects.some((suspect) => marks.some((mark) => isSwap(mark) && meets(suspect, mark)));
        if (!hits) continue;
        const key = keyOf(row, context);
        homes.set(key, (homes.get(key) ?? new Set()).add(piece ?? ''));
      }
    }
  }
  const pieces = [...new Set(spun.map(({ piece }) => piece ?? ''))];
  return pieces.map((piece) => {
    const isOwn = (row: SwapRow, context: string) => {
      const found = homes.get(keyOf(row, context));
      return found?.size === 1 && found.has(piece);
    };
    const contexts = atoms.map((row) => withoutContexts(row, (context) => isOwn(row, context)));
    const pairs = atoms.filter((row) => {
      const used = [...(row.suspect ?? []), ...(row.company ?? []), ...everywhere(row)];
      const where = new Set(used.flatMap((context) => [...(homes.get(keyOf(row, context)) ?? [])]));
      return !(where.size === 1 && where.has(piece));
    });
    const own = lines.filter((line) => line.piece === piece);
    const count = (rows: readonly SwapRow[]) => evaluate(own, rows).tallies.find(({ kind }) => kind === 'swap')!;
    return {
      piece,
      marks: count(lexicon).marks,
      byPair: count(pairs).found,
      byContext: count(contexts).found,
    };
  });
}

const isSwap = (mark: Mark) => mark.category === '换词';
const keyOf = (row: SwapRow, context: string) => `${row.swapped}>${row.original}:${context}`;
const everywhere = (row: SwapRow) => (row.suspect || row.company ? [] : [row.swapped]);

/** The suspects of each line taken by itself. */
function detectEach(lines: readonly EditedLine[], lexicon: readonly SwapRow[]): Suspect[][] {
  const suspects = detect(
    lines.map(({ text }) => text),
    lexicon,
  ).filter(({ kind }) => kind === 'swap');
  return lines.map((_, index) => suspects.filter(({ paragraph }) => paragraph === index));
}

/** A row whose contexts hold no alternatives: `(甲/乙)丙` becomes 甲丙 and 乙丙. */
function takeApart(row: SwapRow): SwapRow {
  return { ...row, suspect: row.suspect?.flatMap(expand), company: row.company?.flatMap(expand) };
}

function expand(context: string): string[] {
  const match = /[(（]([^()（）]*)[)）]/u.exec(context);
  if (!match) return [context];
  const [before, after] = [context.slice(0, match.index), context.slice(match.index + match[0].length)];
  return match[1]!.split('/').flatMap((choice) => expand(before + choice + after));
}

/** A row less some contexts; one left without any finds nothing. */
function withoutContexts(row: SwapRow, isGone: (context: string) => boolean): SwapRow {
  const stays = (contexts: readonly string[]) => contexts.filter((context) => !isGone(context));
  return { ...row, suspect: stays(row.suspect ?? everywhere(row)), company: stays(row.company ?? []) };
}
