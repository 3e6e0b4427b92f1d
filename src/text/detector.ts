/**
 * The damage detector: finds, in any Chinese text, the wounds that scraped compilations have. It proposes; an editor
 * decides. It knows nothing of the archive: what words are swapped for what comes in as a lexicon.
 */
import { findGaps } from './gaps.ts';
import { foldPunctuation } from './punctuation.ts';

/**
 * One word that spinning software puts in place of another. A context is written as it reads, with the swapped word in
 * it: `(甲/乙)` is one of several, `(的/)` may be missing, `*` up to sixteen characters of the same clause, `^` the edge of a clause.
 */
export interface SwapRow {
  swapped: string;
  original: string;
  /** Contexts in which the swapped word is wrong by itself. A row with neither `suspect` nor `company` means: everywhere. */
  suspect?: readonly string[] | undefined;
  /** Contexts that are suspect only in company: where other swaps stand in the same paragraph or close by. */
  company?: readonly string[] | undefined;
  /** Contexts in which the word is right; they overrule the others. */
  except?: readonly string[] | undefined;
}

export type SuspectKind = 'swap' | 'gap' | 'loss' | 'quote' | 'doubling' | 'ellipsis' | 'sequence';

export interface Suspect {
  /** Index into the paragraphs given. */
  paragraph: number;
  /** Code points of the paragraph, end exclusive. */
  start: number;
  end: number;
  kind: SuspectKind;
  words: string;
  /** What it may have been; null where nothing can be proposed. */
  proposal: string | null;
  reason: string;
  /** `weak`: wrong only because the text around it is spun. */
  strength: 'strong' | 'weak';
  /** The lexicon's context that matched, for swaps. */
  context?: string;
}

/** A suspect of one paragraph, in UTF-16 units. */
type Finding = Omit<Suspect, 'paragraph' | 'words'>;

/** Characters that a `*` may stand for, at most: a noun phrase with its attributes. */
const STRETCH = 16;
const CLAUSE_END = ',;:!?。…';
/** Paragraphs on either side that count as close by. */
const NEARBY = 2;
/** Sure swaps close by that make a paragraph without one suspicious: one alone may be the author's own slip. */
const COMPANY = 2;

/** Everything suspicious in a text, by place. Half-width and full-width punctuation are taken alike. */
export function detect(paragraphs: readonly string[], lexicon: readonly SwapRow[]): Suspect[] {
  const texts = paragraphs.map((text) => foldPunctuation(text, 'half'));
  // A lexicon is long and a text short: only rows whose word occurs are worth compiling.
  const rows = lexicon.filter(({ swapped }) => texts.some((text) => text.includes(swapped)));
  const swaps = findSwaps(texts, compileLexicon(rows));
  const sequences = findBrokenSequences(texts);
  return texts.flatMap((text, paragraph) => {
    const found = [
      ...swaps[paragraph]!,
      ...sequences[paragraph]!,
      ...findMasks(text),
      ...findLosses(text),
      ...findQuotes(text),
      ...findBrackets(text),
      ...findDoublings(text),
    ];
    const toCodePoints = codePointOffsets(text);
    return found
      .sort((a, b) => a.start - b.start || b.end - a.end)
      .map((finding) => ({
        ...finding,
        paragraph,
        start: toCodePoints(finding.start),
        end: toCodePoints(finding.end),
        words: paragraphs[paragraph]!.slice(finding.start, finding.end),
      }));
  });
}

/** `line:character words → proposal reason`, both counted from 1. */
export function formatSuspect({ paragraph, start, words, proposal, reason }: Suspect): string {
  const quoted = [...words].length > 16 ? `${[...words].slice(0, 16).join('')}…` : words;
  return `${paragraph + 1}:${start + 1} ${quoted} → ${proposal ?? '？'} ${reason}`;
}

/** Whether a mark of the apparatus stands where the suspect stands; one of no width may stand at its edge. */
export function meets(suspect: Pick<Suspect, 'start' | 'end'>, mark: { start: number; end: number }): boolean {
  if (mark.start === mark.end) return suspect.start <= mark.start && mark.start <= suspect.end;
  return mark.start < suspect.end && suspect.start < mark.end;
}

/** Why `context` cannot serve for `swapped`, or null where it can. */
export function contextFault(context: string, swapped: string): string | null {
  if (!context.includes(swapped)) return `里没有“${swapped}”`;
  if (/^\*|\*$/u.test(context)) return '以 * 开头或结尾，这样的 * 不起作用';
  if (!/^(?:[^()]|\([^()]+\))*$/u.test(foldPunctuation(context, 'half'))) return '的括号不成对，或括号里又有括号';
  return null;
}

interface CompiledRow {
  row: SwapRow;
  suspect: [RegExp, string][];
  company: [RegExp, string][];
  except: RegExp[];
}

function compileLexicon(lexicon: readonly SwapRow[]): CompiledRow[] {
  return lexicon.map((row) => {
    const compile = (context: string): [RegExp, string] => [compileContext(context, row.swapped), context];
    const everywhere = !row.suspect && !row.company ? [row.swapped] : [];
    return {
      row,
      suspect: [...everywhere, ...(row.suspect ?? [])].map(compile),
      company: (row.company ?? []).map(compile),
      except: (row.except ?? []).map((context) => compile(context)[0]),
    };
  });
}

/** A sticky expression that matches the swapped word where its context stands around it. */
function compileContext(context: string, swapped: string): RegExp {
  const at = context.indexOf(swapped);
  const left = compilePart(context.slice(0, at));
  const right = compilePart(context.slice(at + swapped.length));
  return new RegExp(`(?<=${left})${compilePart(swapped)}(?=${right})`, 'uy');
}

function compilePart(part: string): string {
  return foldPunctuation(part, 'half').replace(/[\s\S]/gu, (char) => {
    if (char === '*') return `[^${CLAUSE_END}]{0,${STRETCH}}`;
    if (char === '^') return `(?:(?<![^${CLAUSE_END}、“”‘’()《》])|(?![^${CLAUSE_END}、“”‘’()《》]))`;
    if (char === '(') return '(?:';
    if (char === '/') return '|';
    if (char === ')') return ')';
    return /[\\[\]{}.+?|$]/u.test(char) ? `\\${char}` : char;
  });
}

function findSwaps(texts: readonly string[], rows: readonly CompiledRow[]): Finding[][] {
  const sure = texts.map((text) => swapsOf(text, rows, 'strong'));
  return texts.map((text, index) => {
    const nearby = sure.slice(Math.max(0, index - NEARBY), index + NEARBY + 1).flat().length;
    const inCompany = sure[index]!.length > 0 || nearby >= COMPANY;
    return dropOverlaps([...sure[index]!, ...(inCompany ? swapsOf(text, rows, 'weak') : [])]);
  });
}

function swapsOf(text: string, rows: readonly CompiledRow[], strength: Suspect['strength']): Finding[] {
  return rows.flatMap(({ row, suspect, company, except }) => {
    const found: Finding[] = [];
    for (let at = text.indexOf(row.swapped); at >= 0; at = text.indexOf(row.swapped, at + 1)) {
      const matches = (pattern: RegExp) => {
        pattern.lastIndex = at;
        return pattern.test(text);
      };
      const hit = (strength === 'strong' ? suspect : company).find(([pattern]) => matches(pattern));
      if (!hit || except.some(matches)) continue;
      const why = strength === 'strong' ? `合于词表的“${abridge(hit[1])}”` : '这里平常看不算错，但邻近已有几处换词';
      found.push({
        start: at,
        end: at + row.swapped.length,
        kind: 'swap',
        proposal: row.original,
        reason: `洗稿软件常以“${row.swapped}”换“${row.original}”，${why}`,
        strength,
        context: hit[1],
      });
    }
    return found;
  });
}

/** A context for a message: of many alternatives the first two. */
const abridge = (context: string) => context.replace(/[(（]([^/)）]*\/[^/)）]*)\/[^)）]*[)）]/gu, '（$1…）');

/** Of overlapping swaps the sure one stays, then the longer, then the earlier of the lexicon. */
function dropOverlaps(findings: readonly Finding[]): Finding[] {
  const rank = (finding: Finding) => (finding.strength === 'strong' ? 1000 : 0) + finding.end - finding.start;
  const taken = new Set<number>();
  return [...findings]
    .sort((a, b) => rank(b) - rank(a))
    .filter(({ start, end }) => {
      const places = Array.from({ length: end - start }, (_, index) => start + index);
      if (places.some((place) => taken.has(place))) return false;
      for (const place of places) taken.add(place);
      return true;
    });
}

const sure = (kind: SuspectKind, start: number, end: number, proposal: string | null, reason: string): Finding => ({
  start,
  end,
  kind,
  proposal,
  reason,
  strength: 'strong',
});

/** Masks that `findGaps` leaves alone, because an edition has no box for them yet: ××县, □□, xx村. */
const RARE_MASKS = /×{2,}|(?<=[\u4e00-\u9fff])×(?=[\u4e00-\u9fff])|[○〇]{3,}|□+|(?<![A-Za-z0-9])x{2,}(?![A-Za-z0-9])/gu;

function findMasks(text: string): Finding[] {
  const rare = [...text.matchAll(RARE_MASKS)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  return [...findGaps(text), ...rare].map(({ start, end }) =>
    sure('gap', start, end, null, '掩字：网页用记号盖住了原来的字'),
  );
}

/** Places where words fell out without a mask and left a particle, a unit or a sign standing alone. */
const LOSSES: readonly [RegExp, string][] = [
  [/(?<=^|[,。;:!?])的(?!的?确|士|哥|话)/gu, '“的”前面没有词，可能脱去一个名称'],
  [/(?<=[\u4e00-\u9fff,。、])%/gu, '“%”前面没有数字，可能脱去一个数'],
  [/(?<=^|[,。;于在从自至到])年(?=\d{1,2}月)/gu, '“年”前面没有数字，可能脱去年份'],
  [/(?<=^|[,。;:!?])年(?=[前后来间])/gu, '“年”前面没有数字，可能脱去一个数'],
  [/(?<=[国党校市县村])岁(?=的?(?:生日|华诞))/gu, '“岁”前面没有数字，可能脱去一个数'],
];

function findLosses(text: string): Finding[] {
  return LOSSES.flatMap(([pattern, reason]) =>
    [...text.matchAll(pattern)].map((match) =>
      sure('loss', match.index, match.index + match[0].length, null, `脱文：${reason}`),
    ),
  );
}

/** Double quotation marks that face the wrong way, stand inside each other, or have no partner in the paragraph. */
function findQuotes(text: string): Finding[] {
  const found: Finding[] = [];
  const marks = [...text.matchAll(/[“”]/gu)].map((match) => ({ at: match.index, opens: match[0] === '“' }));
  let open: number | null = null;
  for (let index = 0; index < marks.length; index += 1) {
    const { at, opens } = marks[index]!;
    const [next, afterNext] = [marks[index + 1], marks[index + 2]];
    if (opens && open === null) open = at;
    else if (!opens && open !== null) open = null;
    else if (opens) {
      if (next && afterNext && !next.opens && !afterNext.opens) {
        found.push(sure('quote', at, at + 1, '‘', '引号里又用引号，里面的应作单引号'));
        found.push(sure('quote', next.at, next.at + 1, '’', '引号里又用引号，里面的应作单引号'));
        index += 1;
      } else if (next?.opens !== false && /^.(?:[,。;!?、]|$)/u.test(text.slice(at, at + 2))) {
        found.push(sure('quote', at, at + 1, '”', '前引号已开，这里应是后引号'));
        open = null;
      } else {
        found.push(sure('quote', open!, at, null, '前引号没有配对的后引号'));
        open = at;
      }
    } else if (next && !next.opens && /(?:^|[,。:;!?])$/u.test(text.slice(0, at))) {
      found.push(sure('quote', at, at + 1, '“', '引语开头误作后引号'));
      open = at;
    } else {
      const from = marks[index - 1]?.at ?? -1;
      found.push(sure('quote', from + 1, at + 1, null, '后引号没有配对的前引号'));
    }
  }
  if (open !== null) found.push(sure('quote', open, text.length, null, '前引号到段末没有配对的后引号'));
  const straight = [...text.matchAll(/"/gu)];
  if (straight.length % 2 === 1) {
    const at = straight.at(-1)!.index;
    found.push(sure('quote', at, at + 1, null, '直引号不成对'));
  }
  return found;
}

const BRACKETS: Record<string, string> = { '(': ')', '《': '》', '【': '】', '〔': '〕', '「': '」', '『': '』' };
/** `1)` and `一)` number an item; their bracket has no partner. */
const ITEM_NUMBER = /(?:^|[,。;:!?、”’\s])[\d一二三四五六七八九十a-zA-Z]{1,3}$/u;

function findBrackets(text: string): Finding[] {
  const found: Finding[] = [];
  const open: { at: number; closer: string }[] = [];
  for (const match of text.matchAll(/[()《》【】〔〕「」『』]/gu)) {
    const [bracket, at] = [match[0], match.index];
    const closer = BRACKETS[bracket];
    if (closer) open.push({ at, closer });
    else if (open.at(-1)?.closer === bracket) open.pop();
    else if (bracket !== ')' || !ITEM_NUMBER.test(text.slice(0, at))) {
      found.push(sure('quote', at, at + 1, null, `“${bracket}”没有配对的前半`));
    }
  }
  for (const { at } of open) found.push(sure('quote', at, at + 1, null, `“${text[at]}”没有配对的后半`));
  return found;
}

/** Function words that good prose never says twice in a row, and what makes the run two different words. */
const DOUBLED_WORDS: readonly RegExp[] = [
  /(?<!目|有|别|似|打|标|中|的)的的(?!确|士|哥|话|的)/gu,
  /(?<!甚|未|不|罢|明|完|了)了了(?!解|然|结|却|望|得|之|事|账|心|愿|断|不|无|了)/gu,
  /(?<!和)和和(?!气|美|睦|平|谐|解|缓|和|田|顺)/gu,
  /(?<!与|参|给|授|赋)与与(?!会|众|否|时|日|其)/gu,
  /(我们|你们|他们|她们|它们|以及|因为|因此|通过|对于|关于|为了|并且|而且|进行)\1/gu,
  /([\u4e00-\u9fff]{2,12})、\1(?=[、,。;和与及等])/gu,
];
/** Stops that cannot stand together, in the order in which they were typed. */
const DOUBLED_STOPS = /[,、;:][,、;:。]+|。[,、;:]+|[!?][,、;:。]/gu;

function findDoublings(text: string): Finding[] {
  const found: Finding[] = [];
  for (const pattern of DOUBLED_WORDS) {
    for (const match of text.matchAll(pattern)) {
      const half = [...match[0].replace('、', '')].length / 2;
      const once = match[0].slice(0, half);
      found.push(sure('doubling', match.index, match.index + match[0].length, once, `“${once}”重出`));
    }
  }
  for (const match of text.matchAll(DOUBLED_STOPS)) {
    found.push(sure('doubling', match.index, match.index + match[0].length, null, '两个点号连用，应留一个'));
  }
  for (const match of text.matchAll(/\.{3,}|。{2,}/gu)) {
    found.push(sure('ellipsis', match.index, match.index + match[0].length, '……', '省略号误作一串点'));
  }
  return found;
}

const NUMERALS = '一二三四五六七八九十';
const ORDINAL = new RegExp(`(?<=^|[,。;:])([${NUMERALS}])(是|要)(?!不|再|把)`, 'gu');

/**
 * Ordinals (二是, 三要) whose predecessor is missing: within the paragraph, or before it where they open one. The suspect
 * runs from the ordinal before, for the missing one may belong anywhere between.
 */
function findBrokenSequences(texts: readonly string[]): Finding[][] {
  const opened = new Set<string>();
  return texts.map((text) => {
    const found: Finding[] = [];
    const here = new Set<string>();
    let from = 0;
    for (const match of text.matchAll(ORDINAL)) {
      const [word, numeral = '', verb = ''] = match;
      const before = NUMERALS[NUMERALS.indexOf(numeral) - 1];
      const isMissing = before !== undefined && !here.has(before + verb);
      if (isMissing && !(match.index === 0 && opened.has(before + verb))) {
        const reason = `有“${word}”而前面没有“${before}${verb}”，可能脱去`;
        found.push(sure('sequence', from, match.index + word.length, null, reason));
      }
      here.add(word);
      from = match.index + word.length;
    }
    for (const word of here) opened.add(word);
    return found;
  });
}

/** Turns UTF-16 offsets of `text` into code-point offsets. */
function codePointOffsets(text: string): (offset: number) => number {
  if (!/[\u{10000}-\u{10ffff}]/u.test(text)) return (offset) => offset;
  const points = new Uint32Array(text.length + 1);
  let count = 0;
  let at = 0;
  for (const char of text) {
    points.fill(count, at, at + char.length);
    count += 1;
    at += char.length;
  }
  points[text.length] = count;
  return (offset) => points[offset]!;
}
