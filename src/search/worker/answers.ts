/** What the editors' words answer to a query: rows of the layer, by how much of the query's sense one of their lines has. */
import { contentPairs, contentRuns } from '../shared/content-words.ts';
import { FIRST_TELLING, type AnswerKind, type LayerCite, type LayerLine, type LayerRow } from '../shared/layer.ts';
import type { EditorsLayer, GramLines } from './layer.ts';

/** A row that answers. */
export interface RankedRow {
  row: LayerRow;
  /** The line that answers best. */
  line: LayerLine;
  /** The paragraphs that its lines rest on, those of the best line first. */
  cites: LayerCite[];
  /** Whether a line that names the row, or that it answers, is nearly the query, so that it does answer. */
  sure: boolean;
  score: number;
}

/** Signs of a query that are looked up; a longer one is a pasted passage, whose start says enough. */
const SIGNS_AT_MOST = 12;
/** Other forms of a word that are looked up. */
const FORMS_AT_MOST = 3;
/** Rows that are read to be ranked, and rows told. */
const READ_AT_MOST = 8;
const TOLD_AT_MOST = 4;
/** What a character alone is worth beside one that stands with its neighbour as in the query: in a long line it may be chance. */
const ALONE = { naming: 0.6, telling: 0.4 };
/** How likely a row of each kind is meant. */
const WORTH: Record<AnswerKind, number> = {
  paragraph: 1,
  situation: 1,
  case: 0.9,
  term: 0.85,
  decision: 0.8,
  theme: 0.8,
  piece: 0.8,
  unit: 0.75,
};
/** What telling lines are worth beside naming ones, and all lines together beside the best line. */
const TELLING = 0.75;
const JOINT = 0.6;
/** How much of a line's worth lies in its saying nothing else. */
const CONCISE = 0.2;
/** The share of the query that a row must have to be told. */
const TOLD_FROM = 0.2;
/** A line is told as the answer only if it is the query, or nearly: so many pairs of it, and little besides. */
const SURE = { pairs: 2, ofQuery: 0.75, ofLine: 0.5 };
/** Of the best score: below this a row is not told beside it. */
const BESIDE_BEST = 0.6;

/** A character of the query that counts, or a word of such as do not that the editor holds to mean something, with the lines that hold it. */
interface Sign {
  weight: number;
  alone: GramLines;
  /** With a neighbour as in the query. */
  paired: GramLines[];
  /** Of each form that the editor holds to be the same as a word with it, the lines that hold its grams. */
  meant: GramLines[][];
}

/**
 * The rows that answer a folded query, best first; sure ones stand before others.
 * @param groups folded forms that the editor holds to be the same
 */
export async function editorsAnswers(
  query: string,
  layer: EditorsLayer,
  groups: readonly (readonly string[])[],
  signal?: AbortSignal,
): Promise<RankedRow[]> {
  const signs = await lookUp(query, layer, groups);
  signal?.throwIfAborted();
  const candidates = [...held(signs)]
    .map(([row, lines]) => ({ row, lines, joint: jointly(lines), rough: 0 }))
    .map((each) => ({
      ...each,
      rough: Math.max(...[...each.lines].map(([line, shares]) => worthOf(line, sum(shares)))),
    }))
    .map((each) => ({ ...each, rough: each.rough * (1 - JOINT) + each.joint * JOINT }))
    .sort((a, b) => b.rough - a.rough || a.row - b.row)
    .slice(0, READ_AT_MOST);
  const ranked = await Promise.all(
    candidates.map(async ({ row, lines, joint }) => rank(query, await layer.row(row), lines, joint)),
  );
  signal?.throwIfAborted();
  const told = ranked
    .filter(({ share }) => share >= TOLD_FROM)
    .sort((a, b) => Number(b.sure) - Number(a.sure) || b.score - a.score);
  const best = Math.max(...told.map(({ score }) => score));
  return told.filter(({ score }) => score >= best * BESIDE_BEST).slice(0, TOLD_AT_MOST);
}

async function lookUp(query: string, layer: EditorsLayer, groups: readonly (readonly string[])[]): Promise<Sign[]> {
  const grams = new Map<string, { pairs: Set<string>; meant: Map<string, string[]> }>();
  for (const run of contentRuns(query)) {
    const pairs = contentPairs(run);
    run.chars.forEach((char, index) => {
      if (!run.counts[index] || (grams.size >= SIGNS_AT_MOST && !grams.has(char))) return;
      const known = grams.get(char) ?? { pairs: new Set(), meant: new Map() };
      for (const { at, pair } of pairs) if (at === index || at + 1 === index) known.pairs.add(pair);
      grams.set(char, known);
    });
  }
  for (const forms of groups) {
    const form = forms.find((each) => query.includes(each));
    if (form === undefined) continue;
    // All of grammar, it still says something together (对不起).
    if (![...form].some((char) => grams.has(char))) grams.set(form, { pairs: new Set(), meant: new Map() });
    for (const other of forms.filter((each) => each !== form).slice(0, FORMS_AT_MOST)) {
      for (const sign of [form, ...form]) grams.get(sign)?.meant.set(other, gramsOfForm(other));
    }
  }
  const find = (wanted: Iterable<string>) => Promise.all([...wanted].map((gram) => layer.find(gram)));
  return Promise.all(
    [...grams].map(async ([char, { pairs, meant }]) => {
      const alone = await layer.find(char);
      const paired = await find(pairs);
      const weight = rarity(alone, paired, layer.lines);
      return { weight, alone, paired, meant: await Promise.all([...meant.values()].map(find)) };
    }),
  );
}

/**
 * How rare a character of a query is, and how rare in its pairs: 家人 is rarer than 家 and than 人. Of its pairs the commoner
 * is the word, the other the chance meeting of two.
 */
function rarity(alone: GramLines, paired: readonly GramLines[], lines: number): number {
  const inPairs = Math.max(0, ...paired.map(({ count }) => count));
  return Math.log(1 + lines / (Math.sqrt(alone.count * (inPairs || alone.count)) + 0.5));
}

/** The pairs of a form, or the character that it is. */
function gramsOfForm(form: string): string[] {
  const pairs = pairsOf(form);
  return pairs.length > 0 ? pairs : [form];
}

/** Of each line of a row that holds any, the shares of the query that its signs are, by sign. */
type HeldLines = Map<number, number[]>;

function held(signs: readonly Sign[]): Map<number, HeldLines> {
  const total = signs.reduce((all, { weight }) => all + weight, 0);
  const rows = new Map<number, HeldLines>();
  const noteAt = (row: number, line: number, sign: number, worth: number) => {
    const lines = rows.get(row) ?? new Map<number, number[]>();
    const shares = lines.get(line) ?? signs.map(() => 0);
    shares[sign] = Math.max(shares[sign]!, (worth * signs[sign]!.weight) / total);
    rows.set(row, lines.set(line, shares));
  };
  const note = ({ places }: GramLines, sign: number, worth: (line: number) => number) => {
    for (const { row, line } of places) noteAt(row, line, sign, worth(line));
  };
  signs.forEach(({ alone, paired, meant }, sign) => {
    note(alone, sign, (line) => (isNaming(line) ? ALONE.naming : ALONE.telling));
    for (const pair of paired) note(pair, sign, () => 1);
    for (const form of meant) {
      const held = new Map<string, { row: number; line: number; grams: number }>();
      for (const { row, line } of form.flatMap(({ places }) => places)) {
        const key = `${row} ${line}`;
        held.set(key, { row, line, grams: (held.get(key)?.grams ?? 0) + 1 });
      }
      for (const { row, line, grams } of held.values()) noteAt(row, line, sign, grams / form.length);
    }
  });
  return rows;
}

/** The share of the query that a row's lines have together. */
function jointly(lines: HeldLines): number {
  const worths = [...lines].map(([line, shares]) => shares.map((share) => worthOf(line, share)));
  return sum((worths[0] ?? []).map((_, sign) => Math.max(...worths.map((each) => each[sign]!))));
}

function rank(query: string, row: LayerRow, lines: HeldLines, joint: number): RankedRow & { share: number } {
  const [kind, , , naming, telling] = row;
  const judged = [...lines].map(([at, shares]) => {
    // A paragraph that answers by its text is told by the first of its questions.
    const line = (isNaming(at) ? naming[at] : telling[at - FIRST_TELLING]) ?? naming[0]!;
    const share = sum(shares);
    const said = contentRuns(line[1]).reduce((count, { counts }) => count + counts.filter(Boolean).length, 0);
    const concise = Math.min(1, shares.filter((each) => each > 0).length / Math.max(1, said));
    return { at, line, share, worth: worthOf(at, share) * (1 - CONCISE + CONCISE * concise) };
  });
  judged.sort((a, b) => b.worth - a.worth || a.at - b.at);
  const best = judged[0]!;
  return {
    row,
    line: best.line,
    cites: [...new Map(judged.flatMap(({ line: [, , cited] }) => cited.map((cite) => [cite.join(), cite]))).values()],
    share: Math.max(best.share, joint),
    sure: isNaming(best.at) && isNearly(query, best.line[1]),
    score: (best.worth * (1 - JOINT) + joint * JOINT) * WORTH[kind],
  };
}

function isNearly(query: string, line: string): boolean {
  if (query === line) return true;
  const [asked, said] = [pairsOf(query), pairsOf(line)].map((pairs) => new Set(pairs)) as [Set<string>, Set<string>];
  const both = [...asked].filter((pair) => said.has(pair)).length;
  return both >= SURE.pairs && both >= asked.size * SURE.ofQuery && both >= said.size * SURE.ofLine;
}

const pairsOf = (text: string): string[] =>
  contentRuns(text)
    .flatMap(contentPairs)
    .map(({ pair }) => pair);

const isNaming = (line: number): boolean => line < FIRST_TELLING;
const worthOf = (line: number, share: number): number => share * (isNaming(line) ? 1 : TELLING);
const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
