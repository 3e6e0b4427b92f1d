/** A whole sound archive of any size, made of the real one's sentences: what benches ask how costs grow. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readingProjection, sourceProjection, listMarks } from '../../../src/text/projections.ts';
import { foldPunctuation } from '../../../src/text/punctuation.ts';
import { plainProse } from '../../../src/text/prose.ts';
import type { Archive, Piece } from '../../../src/archive/model.ts';
import { makeRandom, type Random } from '../random.ts';
import { caseMaker, type CaseSource, type Cite, type GeneratedCase, type GeneratedEntry } from './cases.ts';
import { byRank, drawPlace, makeNames } from './names.ts';
import { makeSentences, makeVary, type Sentence } from './sentences.ts';
import { makeTraining } from './training.ts';

/** Pieces of one witness, as many as the real page has. */
const PIECES_OF_WITNESS = 32;
/** One piece in so many has a title of its own, one paragraph in so many goes on from the one before it. */
const TITLED = 8;
const CONTINUED = 40;
/** The real archive's pieces: a larger one has more tags, with the root of its size. */
const REAL_PIECES = 32;
/** Cases of a piece, on the whole. */
const CASES_OF_PIECE = 1.5;
const READING = 5;
const PASSAGES = 6;
/** One paragraph in so many has questions, each with so much of the title. */
const ASKED = 2;
const QUESTION_LENGTH = 8;
/** About as long as a sentence is. */
const SENTENCE_LENGTH = 40;
/** As long as a passage of a theme has to be. */
const QUOTE_LENGTH = 24;
/** One paragraph in so many is another piece's, with other names, years and figures: 2 %. */
const REUSED = 50;
/** Where the truth about reuse is written, beside the content. */
export const REUSE_FILE = 'reuse.json';
/** What may be a title. */
const CLAUSE = /(?<![^，。；：！？])\p{Script=Han}{5,18}(?=[，。；：！？])/u;
/** What Markdown would read as its own. */
const MARKDOWN = /[&<>[\]*_`\\]/u;

interface GeneratedPiece extends CaseSource {
  folder: string;
  model: Piece;
  title: string;
  isTitled: boolean;
  tags: string[];
  questions: Record<string, string[]>;
  /** Raw bodies of the paragraphs. */
  lines: { raw: string; continues: boolean }[];
  /** Paragraphs that are another piece's. */
  reuse: Reuse[];
}

/** Two paragraphs that are one but for names, years and figures; offsets are code points of the source. */
export interface Reuse {
  a: Span;
  b: Span;
}

interface Span {
  piece: string;
  paragraph: string;
  start: number;
  end: number;
}

export interface GeneratedOptions {
  pieces: number;
  seed: number;
  /** As many as so many pieces have, where it is not said. */
  cases?: number;
  /** Training is as much as so many pieces have; all of them, where it is not said. */
  taught?: number;
}

/**
 * Writes an archive without a fault into the folder `root`, and beside it which of its paragraphs are another's. Themes, terms and the vocabularies of cases are the model's; a
 * piece has the themes and length of a real one, places and tags in the shares that such names have, and new sentences
 * made of the real ones'; a case has terms in such shares too, and cites of one piece or two; training
 * grows with the pieces.
 * @param model the real archive
 */
export function writeGeneratedArchive(
  root: string,
  model: Archive,
  { pieces: count, seed, cases: caseCount = Math.round(count * CASES_OF_PIECE), taught = count }: GeneratedOptions,
): void {
  const random = makeRandom(seed);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const tags = makeTags(model, count);
  const people = new Set<string>();
  const makePiece = pieceMaker(model, tags, random, (name) => people.add(name));
  const pieces = Array.from({ length: count }, (_, index) => makePiece(index));

  write(`../${REUSE_FILE}`, JSON.stringify(pieces.flatMap(({ reuse }) => reuse)));
  const mayLeave = (words: string) => !holdsName(words, people);
  const cite = (from: readonly CaseSource[]) => drawCite(from, mayLeave, random);
  for (let first = 0; first < count; first += PIECES_OF_WITNESS) {
    const members = pieces.slice(first, first + PIECES_OF_WITNESS);
    writeWitness(write, `page-${first / PIECES_OF_WITNESS + 1}`, first, members, mayLeave);
  }
  for (const theme of model.themes) {
    const members = pieces.filter(({ model: { themes } }) => themes.includes(theme.id));
    if (members.length > 0) write(`taxonomy/themes/${theme.id}.md`, themeFile(theme, members, pieces, cite, random));
  }
  write('taxonomy/tags.yaml', yamlList(tags));
  const makeCase = caseMaker(model, pieces, cite, mayLeave, random);
  const cases = Array.from({ length: caseCount }, (_, index) => makeCase(index));
  const writeEntries = (folder: string, entries: readonly GeneratedEntry[]) => {
    for (const { id, fields, body } of entries) write(`${folder}/${id}.md`, `---\n${yamlFields(fields)}---\n${body}\n`);
  };
  writeEntries('cases', cases);
  for (const name of ['causes', 'measures', 'actors'] as const) {
    write(`taxonomy/${name}.yaml`, yamlList(vocabulary(model[name], cases, name, () => cite(pieces))));
  }
  const caseNames = cases.map(({ id }) => id);
  const training = makeTraining(model, taught, pieces, caseNames, cite, random);
  writeEntries('training/situations', training.situations);
  writeEntries('training/units', training.units);
  writeEntries('training/decisions', training.decisions);
  if (training.paths.length > 0) write('training/paths.yaml', yamlList(training.paths));
  if (training.privacies.length > 0) write('training/privacy.yaml', yamlList(training.privacies));
  write('taxonomy/terms.yaml', yamlList(model.terms));
  write('taxonomy/variants.yaml', yamlList(model.variants));
  if (model.swaps.length > 0) write('lexicon/swaps.yaml', yamlList(model.swaps));
  write('changes.yaml', yamlList(model.changes));
  write('private-names', [...people, ''].join('\n'));
  const { description, audience, statement, date } = model.site;
  const queries = pieces.slice(0, 3).map(({ title }) => title);
  const quotations = Array.from({ length: 4 }, () => cite(pieces));
  const tasks = [{ task: '先读一篇', to: `读[第一篇](@${pieces[0]!.id})` }];
  const led = { ...cite(pieces), why: '生成的理由' };
  const others = pieces.filter(({ id }) => id !== led.piece).map(({ id }) => id);
  const featured = others.slice(0, 4);
  const site = { description, audience, statement, date, queries, tasks, led, quotations, featured };
  write('site.yaml', yamlFields(site));
  for (const { id, title, description: about } of model.pages) {
    write(
      `pages/${id}.md`,
      `---\n${yamlFields({ title, description: about })}---\n\n[第一篇](@${pieces[0]!.id}#p1)。\n`,
    );
  }
}

type Write = (path: string, text: string) => void;

const yamlFields = (fields: object) =>
  Object.entries(fields)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join('');
const yamlList = (items: readonly object[]) => items.map((item) => `- ${JSON.stringify(item)}\n`).join('');

function makeTags(model: Archive, count: number): { slug: string; label: string }[] {
  const more = Math.round(model.tags.length * (Math.sqrt(count / REAL_PIECES) - 1));
  const made = Array.from({ length: Math.max(0, more) }, (_, index) => {
    const { slug, label } = model.tags[index % model.tags.length]!;
    const round = Math.floor(index / model.tags.length) + 2;
    return { slug: `${slug}-${round}`, label: `${label}之${round}` };
  });
  return [...model.tags, ...made];
}

function pieceMaker(
  model: Archive,
  tags: readonly { label: string }[],
  random: Random,
  onPerson: (name: string) => void,
): (index: number) => GeneratedPiece {
  const drawSentence = makeSentences(model, random);
  const vary = makeVary(model);
  const isPlain = (clause: string) => model.privateNames.every((name) => !clause.includes(name));
  const drawClause = (): string => {
    for (;;) {
      const [clause] = CLAUSE.exec(drawSentence().parts[0]!.raw) ?? [];
      if (clause && isPlain(clause)) return clause;
    }
  };
  /** Paragraphs that may be used again. */
  const used: { span: Span; sentences: readonly Sentence[] }[] = [];
  return (index) => {
    const id = `piece-${String(index + 1).padStart(5, '0')}`;
    const real = random.pick(model.pieces);
    const somewhere = drawPlace(random);
    const place = real.place ? somewhere : null;
    const names = makeNames(somewhere, random, onPerson);
    const write = (sentences: readonly Sentence[]) =>
      sentences.map((sentence) => vary(sentence, names, random)).join('');
    const draw = (length: number) => {
      const sentences: Sentence[] = [];
      let written = 0;
      do {
        sentences.push(drawSentence());
        written += joinParts(sentences.at(-1)!).length;
        // As often too long as too short.
      } while (written < length - SENTENCE_LENGTH / 2);
      return sentences;
    };
    const title = `${somewhere.at(-1)!}${drawClause()}`;
    const isTitled = random.below(TITLED) === 0;
    const reuse: Reuse[] = [];
    const own: typeof used = [];
    const lines: GeneratedPiece['lines'] = real.paragraphs
      .filter(({ role }) => role === 'text')
      .map((model, at) => {
        // The first one tells the place.
        const again = at > 0 && used.length > 0 && random.below(REUSED) === 0 ? random.pick(used) : null;
        const sentences = again?.sentences ?? draw(model.raw.length);
        const raw = write(sentences);
        const span = {
          piece: id,
          paragraph: `p${at + (isTitled ? 2 : 1)}`,
          start: 0,
          end: [...sourceProjection(raw)].length,
        };
        if (again) reuse.push({ a: again.span, b: span });
        else if (at > 0) own.push({ span, sentences });
        return { raw, continues: at > 0 && random.below(CONTINUED) === 0 };
      });
    used.push(...own);
    if (place) lines[0]!.raw = `${place.join('')}，${lines[0]!.raw}`;
    if (isTitled) lines.unshift({ raw: title, continues: false });
    const questions = lines.flatMap((_, at): [string, string[]][] => {
      if (random.below(ASKED) > 0) return [];
      // No two of an archive are the same.
      return [
        [`p${at + 1}`, [1, 2, 3].map((each) => `${title.slice(-QUESTION_LENGTH)}吗，${index + 1}之${3 * at + each}`)],
      ];
    });
    return {
      id,
      folder: real.kind === 'essay' ? 'essays' : 'stories',
      model: real,
      title,
      isTitled,
      place,
      tags: [...new Set(real.tags.map(() => tags[byRank(random, tags.length)]!.label))],
      lines,
      questions: Object.fromEntries(questions),
      reuse,
      readings: lines.map(({ raw }) => readingProjection(raw)),
    };
  };
}

const joinParts = ({ parts }: Sentence) => parts.map(({ raw }) => raw).join('');

/** Writes a witness, the table of those who read it, and its pieces. */
function writeWitness(
  write: Write,
  id: string,
  first: number,
  pieces: readonly GeneratedPiece[],
  mayLeave: (words: string) => boolean,
): void {
  const lines = [`驻村文稿（${id}）`];
  const findings = ['页面标题，另置'];
  for (const [index, piece] of pieces.entries()) {
    const from = lines.length + 1;
    for (const { raw } of piece.lines) {
      lines.push(foldPunctuation(sourceProjection(raw), 'half'));
      const marks = listMarks(raw).length;
      findings.push(marks > 0 ? `记号${marks}处` : '无误');
    }
    write(`${piece.folder}/${piece.id}.md`, pieceFile(piece, first + index + 1, id, [from, lines.length], mayLeave));
  }
  lines[0] = foldPunctuation(lines[0]!, 'half');
  const text = lines.join('\n');
  const sha256 = (of: string) => createHash('sha256').update(of).digest('hex');
  const rows = lines.map((line, index) => `${index + 1}\t${sha256(line).slice(0, 16)}\t${findings[index]!}`);
  write(`sources/${id}.txt`, text);
  write(`sources/${id}.signoff.tsv`, ['line\tsha256\tfinding', ...rows, ''].join('\n'));
  const setAside = [{ line: 1, reason: '页面标题，不属于任何一篇' }];
  const record = { title: '驻村文稿', provenance: '生成的文字，没有来处。', claimed: pieces.length };
  write(`sources/${id}.yaml`, yamlFields({ ...record, sha256: sha256(text), fold: 'half', setAside }));
}

function pieceFile(
  piece: GeneratedPiece,
  number: number,
  witness: string,
  lines: [number, number],
  mayLeave: (words: string) => boolean,
): string {
  const { genre, themes, author, standpoint, year } = piece.model;
  const evidence = piece.readings
    .map((reading, at) => ({ paragraph: `p${at + 1}`, quote: [...reading].slice(0, QUOTE_LENGTH).join('') }))
    .filter(({ quote }) => mayLeave(quote))
    .slice(0, 1)
    .map((cited) => ({ ...cited, why: '生成的证据' }));
  const fields = {
    number,
    title: piece.title,
    titleSupplied: !piece.isTitled,
    genre,
    summary: `这一篇说的是${piece.title}。后来怎样，文中没有说。`,
    themes,
    tags: piece.tags,
    place: piece.place,
    author: { name: null, role: author.role },
    standpoint,
    year: evidence.length > 0 && year ? { from: year.from, to: year.to, confidence: year.confidence, evidence } : null,
    source: { witness, lines },
    roles: piece.isTitled ? { p1: 'title' } : {},
    questions: piece.questions,
  };
  const body = piece.lines.map(({ raw, continues }) => (continues ? `\n${raw}` : `\n\n${raw}`)).join('');
  return `---\n${yamlFields(fields)}---\n${body.slice(1)}\n`;
}

/** A quotation that can stand in prose and outside its piece, from somewhere in some pieces. */
function drawCite(pieces: readonly CaseSource[], mayLeave: (words: string) => boolean, random: Random): Cite {
  for (;;) {
    const { id, readings } = random.pick(pieces);
    const at = random.below(readings.length);
    const characters = [...readings[at]!];
    const start = random.below(Math.max(1, characters.length - QUOTE_LENGTH));
    const quote = characters.slice(start, start + QUOTE_LENGTH).join('');
    if (!MARKDOWN.test(quote) && quote.trim() === quote && mayLeave(quote))
      return { piece: id, paragraph: `p${at + 1}`, quote };
  }
}

/** Whether words hold a generated name; all of them have the same length. */
function holdsName(words: string, people: ReadonlySet<string>): boolean {
  const length = [...people][0]?.length ?? Infinity;
  for (let at = 0; at + length <= words.length; at += 1) if (people.has(words.slice(at, at + length))) return true;
  return false;
}

/** The terms of a vocabulary that some case has; what gathers cases says of them what they show together. */
function vocabulary(
  terms: readonly { slug: string }[],
  cases: readonly GeneratedCase[],
  name: 'causes' | 'measures' | 'actors',
  cite: () => Cite,
): object[] {
  const used = new Set(cases.flatMap((record) => record[name]));
  const inUse = terms.filter(({ slug }) => used.has(slug));
  if (name === 'actors') return inUse;
  const sentences = (text: string) => [{ text, cites: [cite()] }];
  return inUse.map((term) => ({
    ...term,
    across: {
      shows: sentences('生成的共同之处。'),
      but: sentences('生成的反例。'),
      ask: sentences('生成的一问？'),
    },
  }));
}

function themeFile(
  { title, order, group, question, scope }: Archive['themes'][number],
  members: readonly GeneratedPiece[],
  all: readonly GeneratedPiece[],
  cite: (from: readonly GeneratedPiece[]) => Cite,
  random: Random,
): string {
  const reading = [...new Set(Array.from({ length: READING }, () => random.pick(members).id))];
  const passages = Array.from({ length: PASSAGES }, () => ({ ...cite(members), teaches: '生成的说明' }));
  const link = ({ piece, paragraph, quote }: Cite) => `[“${quote}”](@${piece}#${paragraph})`;
  const dispute = `说法不一：${link(cite(members))}。`;
  const why = '生成的理由';
  const [one, other] = [all[0]!, all[all.length - 1]!];
  const first = cite(all);
  const says = [first, cite(all.filter(({ id }) => id !== first.piece))].map((each) => ({
    ...each,
    gist: '生成的一句话',
  }));
  const fields = {
    title,
    order,
    group,
    question,
    // Themes that no generated piece has are not there to be linked to.
    scope: plainProse(scope),
    reading: reading.map((piece) => ({ piece, why })),
    quick: reading.slice(0, 1),
    passages,
    compare: { question, says },
    dispute,
  };
  return `---\n${yamlFields(fields)}---\n\n先读[一篇](@${one.id}#p1)和[另一篇](@${other.id}#p1)，再读${link(cite(members))}。\n`;
}
