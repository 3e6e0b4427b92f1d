/**
 * The search: a query in, pieces out. It knows neither Pagefind nor the network; an index of words and a store of
 * texts are handed in, so that tests can check it against plain comparison.
 */
import { makeFold, type Fold } from '../shared/fold.ts';
import { makeLiterals } from '../shared/forms.ts';
import { mergeRanges, rangesOf } from '../shared/hits.ts';
import type { Answer, EditorsReply, Found, NearFound, Passage, Wanted } from '../shared/protocol.ts';
import type { SearchTable } from '../shared/table.ts';
import { editorsAnswers, type RankedRow } from './answers.ts';
import { nameHints, partHints, yearHints, type PartFound } from './hints.ts';
import type { EditorsLayer } from './layer.ts';
import { makeLiteralFinder } from './literal.ts';
import { makeMatcher, type Matches } from './match.ts';
import { closest, settleWords, lookUpWords, nearPieces, variantsOf, type KnownWord, type NearSources } from './near.ts';
import { passagesOf } from './passages.ts';
import { parseLoosely, parseOperators, type Operators } from './query.ts';
import { CHARS_AT_MOST, queryRuns, takeYears, type EverydayWord } from './query-words.ts';
import { rankMatches } from './rank.ts';
import type { TextStore } from './texts.ts';
import type { WordIndex } from './words.ts';

export interface Engine {
  /** Answers a query; rejects with the signal's reason as soon as a look-up ends after it was aborted. */
  search(query: string, options?: Partial<Wanted> & SearchOptions): Promise<Answer>;
  /** A piece's passages for the parts of an answer. */
  passages(piece: number, parts: readonly string[], weights?: readonly number[]): Promise<Passage[]>;
}

interface SearchOptions {
  signal?: AbortSignal;
  /** Told what has been found when only the editors' words are still to be asked, which it is whole without. */
  onEarly?: (answer: Answer) => void;
}

/** What a query asks to be met besides others. */
interface Clause {
  /** As typed: any of these. */
  said: string[];
  /** The literals of those. */
  parts: string[];
}

/** The pieces that answer a query, best first, and what their marks fold to. */
interface Exactly {
  found: Found[];
  parts: string[];
  /** Where nothing was found: the clauses that no piece meets together, and the literals that none may have. */
  clauses: Clause[];
  excluded: string[];
}

/** What comes near a query, and what its parts have. */
interface Near {
  near: NearFound[];
  parts: PartFound[];
}

const EMPTY: Answer = {
  state: 'empty',
  total: 0,
  exact: [],
  near: [],
  parts: [],
  help: null,
  hints: [],
  editors: [],
};

/** Parts of a query whose numbers are told. */
const EACH_AT_MOST = 6;

/** The editors' words are asked, too, where no more pieces than this have the query's own, and it is not a phrase that somebody knows. */
const FEW_EXACT = 6;
const KNOWN_PHRASE = 5;
/** Rows of the editors' words beside what stands exactly. */
const BESIDE_EXACT = 3;

/** The engine of an archive: its table, and what belongs to that table: index, texts, and the editors' words, if there are any. */
export function makeEngine(
  table: SearchTable,
  index: WordIndex,
  texts: TextStore,
  layer: EditorsLayer | null = null,
): Engine {
  const fold = makeFold(table.fold);
  const finder = makeLiteralFinder(table, fold, index, texts);
  const titles = table.pieces.map(({ title }) => fold(title));
  const matcher = makeMatcher(finder, titles);
  const groups = table.variants.map((forms) => forms.map(fold));
  const literals = makeLiterals(fold, table.forms);
  const rank = (matches: Matches) => rankMatches(matches, table, titles);
  /** What was typed, folded, in the archive's forms. */
  const plain = (typed: string): string => {
    const [folded = fold(typed), rewritten = folded] = literals(typed);
    return rewritten;
  };

  /** The parts of a query with their literals. */
  const spelledOut = ({ clauses, excluded }: Operators): Pick<Exactly, 'clauses' | 'excluded'> => ({
    clauses: clauses.map((said) => ({ said, parts: [...new Set(said.flatMap(literals))] })),
    excluded: excluded.flatMap(literals),
  });

  /** The query as it stands, in any of its forms; if that is nowhere, as operators, and at last with ㎡, ① or ℃ taken apart. */
  async function exactly(typed: string, signal?: AbortSignal): Promise<Exactly> {
    const readings = [typed, typed.normalize('NFKC')]
      .flatMap((text) => [{ clauses: [[text]], excluded: [] }, parseOperators(text), parseLoosely(text)])
      .map(spelledOut);
    let asked = readings[0]!;
    const tried = new Set<string>();
    for (const read of readings) {
      const operators = { clauses: read.clauses.map(({ parts }) => parts), excluded: read.excluded };
      const key = JSON.stringify(operators);
      if (tried.has(key) || operators.clauses.length + operators.excluded.length === 0) continue;
      tried.add(key);
      asked = read;
      const matches = await matcher.operators(operators, signal);
      const parts = [...new Set(operators.clauses.flat())];
      if (matches.size > 0) return { ...asked, found: rank(matches), parts: standing(matches, parts) };
    }
    return { ...asked, found: [], parts: [...new Set(asked.clauses.flatMap(({ parts }) => parts))] };
  }

  /** The everyday words that a folded query may hold, each with the archive's own for it, the longest first. */
  const everydayOf = async (query: string): Promise<EverydayWord[]> =>
    (await texts.everyday([...query].slice(0, CHARS_AT_MOST).join('')))
      .flatMap(([said, forms]) => said.map((word) => [fold(word), forms.map(fold)] as const))
      .sort(([a], [b]) => b.length - a.length);

  /** Pieces that have one of the editor's variants, else those whose paragraphs have rare words of the query. */
  async function nearly(query: string, asked: Exactly, signal?: AbortSignal): Promise<Near> {
    const near = new Map<number, NearFound>();
    const put: PartFound[] = [];
    for (const variant of variantsOf(query, groups)) {
      const { found, parts: marked } = await exactly(variant, signal);
      if (found.length > 0) put.push({ said: [query], forms: [variant], pieces: found.length });
      for (const hit of found) {
        if (!near.has(hit.piece)) near.set(hit.piece, { ...hit, nearness: 'variant', parts: marked });
      }
    }
    if (near.size > 0) return { near: [...near.values()], parts: put };
    const sources: NearSources = {
      pieces: table.pieces.length,
      index,
      find: (part) => finder.find(part, null, signal),
      read: finder.paragraphs,
      titles,
      frequency: finder.frequency,
    };
    const { rest } = takeYears(wordsOf(asked));
    const runs = await settleWords(queryRuns(rest, await everydayOf(rest)), sources);
    const words = await lookUpWords(runs, sources);
    signal?.throwIfAborted();
    const pieces = await nearPieces(runs, words, sources);
    const unwanted = await meeting(asked.excluded, signal);
    signal?.throwIfAborted();
    const loose = pieces
      .filter(({ piece }) => !unwanted.has(piece))
      .map(({ piece, shared }): NearFound => {
        const parts = [...shared.keys()];
        const titleRanges = mergeRanges(parts.flatMap((part) => rangesOf(titles[piece]!, part)));
        return { piece, count: null, titleRanges, nearness: 'loose', parts, weights: [...shared.values()] };
      });
    const parts = asked.clauses.length > 1 ? await clausesFound(asked.clauses, words, signal) : wordsFound(words, rest);
    return { near: loose, parts };
  }

  /** What is asked for, operators and what is left out apart. */
  const wordsOf = ({ clauses }: Exactly): string => clauses.flatMap(({ said }) => said.map(plain)).join(' ');

  /** The pieces that have any of some parts. */
  const meeting = async (parts: string[], signal?: AbortSignal): Promise<Matches> =>
    parts.length > 0 ? matcher.operators({ clauses: [parts], excluded: [] }, signal) : new Map();

  /** How many pieces have each word of a query; none where none has any, or the query is that word. */
  function wordsFound(words: readonly KnownWord[], query: string): PartFound[] {
    const told = words.map(asFound);
    const isSaid = told.length === 1 && told[0]!.forms.length === 0 && told[0]!.said[0] === query.trim();
    return !isSaid && told.some(({ pieces }) => pieces > 0) ? told : [];
  }

  /** How many pieces meet each clause of a query, words of everyday speech as the archive has them. Years are told by themselves. */
  const clausesFound = async (clauses: readonly Clause[], words: readonly KnownWord[], signal?: AbortSignal) =>
    Promise.all(
      clauses
        .filter(({ said }) => takeYears(plain(said[0]!)).rest !== '')
        .slice(0, EACH_AT_MOST)
        .map(async ({ said, parts }): Promise<PartFound> => {
          const word = words.find(({ text, forms }) => forms && text === plain(said[0]!));
          if (word) return asFound(word);
          return { said: said.map(fold), forms: [], pieces: (await meeting(parts, signal)).size };
        }),
    );

  /**
   * What the editors' words answer, each paragraph with its own.
   * @param sameWords any of which they may have for any other
   */
  async function editors(
    query: string,
    sameWords: readonly (readonly string[])[],
    signal?: AbortSignal,
  ): Promise<EditorsReply[]> {
    if (!layer) return [];
    const ranked = await editorsAnswers(query, layer, sameWords, signal);
    const replies = await Promise.all(ranked.map(toReply));
    const asked = query.trim();
    const isThere = ({ found, words }: EditorsReply) => found === 'place' && fold(words).includes(asked);
    return [
      // Who asks for a place is told for sure that something is held to be there.
      ...replies.filter(isThere).map((reply) => ({ ...reply, sure: true })),
      ...replies.filter(
        (reply) => !isThere(reply) && (reply.found !== 'place' || namesPartOf(fold(reply.words), asked)),
      ),
    ];
  }

  async function toReply({
    row: [kind, name, url],
    line: [found, words],
    cites: cited,
    sure,
  }: RankedRow): Promise<EditorsReply> {
    const cites = cited.map(([piece, number]) => ({ piece, paragraph: `p${number}` }));
    const [first] = cites;
    const own = kind === 'paragraph' && first ? await finder.paragraphs(first.piece) : [];
    const told = own.find(({ id }) => id === first?.paragraph);
    const passage: Passage | null = told
      ? { paragraph: told.id, layer: 'reading', text: told.text, ranges: [], names: told.names }
      : null;
    return { kind, name, url, words, found, sure, cites, passage };
  }

  return {
    async search(typed, { near: wantsNear = true, signal, onEarly } = {}) {
      const query = plain(typed);
      if (query.trim() === '') return EMPTY;
      const asked = await exactly(typed, signal);
      const { found: exact, parts } = asked;
      const { years, rest } = takeYears(exact.length > 0 ? query : wordsOf(asked));
      if (exact.length > 0) {
        const answer: Answer = {
          ...EMPTY,
          state: 'exact',
          total: exact.length,
          exact,
          parts,
          hints: [...(rest === '' ? yearHints(years, table) : []), ...nameHints(query, table, fold)],
        };
        const few = wantsNear && exact.length <= FEW_EXACT && [...query].length < KNOWN_PHRASE;
        if (!few) return answer;
        onEarly?.(answer);
        const replies = await editors(query, groups, signal).catch(() => []);
        signal?.throwIfAborted();
        return { ...answer, editors: replies.slice(0, BESIDE_EXACT) };
      }
      if (!wantsNear) return { ...EMPTY, state: 'none', parts };
      const [about, replies, had] = await Promise.all([
        nearly(query, asked, signal),
        everydayOf(rest).then((words) =>
          editors(rest, [...groups, ...words.map(([said, forms]) => [said, ...forms])], signal),
        ),
        years.length > 0 && rest !== '' ? exactly(rest, signal) : null,
      ]);
      const isPlace = makeIsPlace(replies, fold);
      const near = about.near.filter((found) => !isPlace(found.parts));
      // Each of several parts is told, what it is of.
      const told = asked.clauses.length > 1 ? about.parts : about.parts.filter(({ said }) => !isPlace(said));
      const having = had && had.found.length > 0 ? had.found.map(({ piece }) => piece) : null;
      const inYears = having ? yearHints(years, table, rest, having) : yearHints(years, table);
      return {
        state: near.length > 0 ? 'near' : 'none',
        total: near.length,
        exact: [],
        near,
        parts,
        help: closest(query, table, fold),
        hints: [...inYears, ...partHints(told)],
        editors: replies,
      };
    },
    async passages(piece, parts, weights) {
      return passagesOf(await finder.paragraphs(piece), parts, weights);
    },
  };
}

/** A word of a query, with what was looked for in place of it. */
const asFound = ({ text, forms, pieces }: KnownWord): PartFound => ({
  said: [text],
  forms: (forms ?? []).filter((form) => form !== text),
  pieces: pieces.size,
});

/** Whether a query names some unit of a place, `云南` of 云南省德宏傣族景颇族自治州: by the first two characters of it. */
const namesPartOf = (place: string, query: string): boolean =>
  place
    .split(/[省市县区州旗]/u)
    .map((unit) => [...unit].slice(0, 2))
    .some((head) => head.length === 2 && query.includes(head.join('')));

/** Whether all of some strings are parts of the name of a place that the editors' words tell of (自治 of 内蒙古自治区). */
function makeIsPlace(replies: readonly EditorsReply[], fold: Fold): (texts: readonly string[]) => boolean {
  const places = replies.flatMap(({ found, words }) => (found === 'place' ? [fold(words)] : []));
  return (texts) => texts.every((text) => places.some((place) => place.includes(text)));
}

/** Those of some parts that stand in a piece found. */
function standing(matches: Matches, parts: readonly string[]): string[] {
  const found = new Set([...matches.values()].flatMap((stands) => [...stands.keys()]));
  return parts.filter((part) => found.has(part));
}
