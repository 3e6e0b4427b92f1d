/** Statements of ours that somebody else has to bear out: what they say, and the paragraphs that they say it of. */
import { createHash } from 'node:crypto';
import { readProse } from '../text/prose.ts';
import { citedBy, passage } from './cited.ts';
import { everyKind, everyPart, type Draft } from './draft.ts';
import type { Review } from './kinds/fields.ts';
import type { Verdict } from './kinds/review.ts';
import { readingOf } from './layers.ts';

export interface Statement {
  /**
   * `themes/visits#passages.teaches`: kind, entry, field. Items of a list share it and are told apart by their hashes, so
   * that moving one item does not unsign the others.
   */
  id: string;
  words: string;
  /** What it is to be read against, `piece#p3`, in order. */
  cites: string[];
  review: Review;
  /** Somebody may do just this: the verdict 无害 is wanted too. */
  advice: boolean;
  file: string;
  line: number;
  /** First 16 hex digits of the SHA-256 of the words and of the paragraphs' reading text. */
  hash: string;
}

/** Hex digits of a hash that a row keeps: enough to notice that words or paragraphs are not those that were read. */
const DIGITS = 16;

/** Every statement of a draft that is to be reviewed, in the order of the kinds. */
export function statementsOf(draft: Draft): Statement[] {
  const texts = new Map(draft.pieces.map(({ id, paragraphs }) => [id, paragraphs.map(readingOf)]));
  const wholePiece = (piece: string) => (texts.get(piece) ?? []).map((_, index) => `${piece}#p${index + 1}`);
  const make = (statement: Omit<Statement, 'cites' | 'hash'>, references: readonly string[]): Statement => {
    const cites = [...new Set(references.flatMap((name) => (name.includes('#') ? [name] : wholePiece(name))))];
    const hash = createHash('sha256').update(statement.words);
    for (const cite of cites) {
      const [piece = '', paragraph = ''] = cite.split('#');
      hash.update(`\0${cite}\0${texts.get(piece)?.[Number(paragraph.slice(1)) - 1] ?? ''}`);
    }
    return { ...statement, cites, hash: hash.digest('hex').slice(0, DIGITS) };
  };
  const cites = new Set<unknown>();
  const citesByEntry = new Map<unknown, string[]>();
  for (const { name, entry, field, value } of everyPart(draft)) {
    if (field?.is !== 'cite') continue;
    cites.add(value);
    const cited = passage(value, name === 'pieces' ? entry.id : null);
    if (!cited) continue;
    const earlier = citesByEntry.get(entry);
    if (earlier) earlier.push(cited);
    else citesByEntry.set(entry, [cited]);
  }
  const statements: Statement[] = [];
  for (const part of everyPart(draft)) {
    const { field, name, entry, value, path } = part;
    if (!field || !('review' in field) || !field.review) continue;
    const own = name === 'pieces' ? entry.id : null;
    const words = String(value);
    const whole = 'about' in field && field.about === 'entry';
    const about = whole ? (citesByEntry.get(entry) ?? []) : [...linked(words), ...citedBy(part, own, cites)];
    const id = `${name}/${entry.id}#${path.filter((key) => typeof key === 'string').join('.')}`;
    const place = { file: entry.file, line: entry.lineOf(path) };
    statements.push(
      make(
        { id, words, review: field.review, advice: 'advice' in field, ...place },
        about.length === 0 && own !== null ? [own] : about,
      ),
    );
  }
  for (const { name, kind, collected } of everyKind(draft)) {
    for (const { id, file, body, bodyLine } of kind.reviewBody ? collected.entries : []) {
      if (body.trim() === '') continue;
      const review = kind.reviewBody!;
      statements.push(
        make({ id: `${name}/${id}#body`, words: body, review, advice: false, file, line: bodyLine }, linked(body)),
      );
    }
  }
  return statements;
}

/** Pieces and paragraphs that prose links to. */
function linked(prose: string): string[] {
  return readProse(prose).links.flatMap(({ target }) => (target.startsWith('@') ? [target.slice(1)] : []));
}

/**
 * The statements that no signature covers as they stand, each once: where an entry says the same twice, one signature
 * covers both.
 * @param verdict 准: nobody else has read them against their paragraphs; 无害: nobody has thought this advice through
 */
export function unreviewed(draft: Draft, verdict: Exclude<Verdict, '退回'> = '准'): Statement[] {
  const covered = new Set(
    draft.collected.reviews.entries
      .filter(({ data }) => data.verdict === verdict)
      .map(({ data }) => `${data.statement} ${data.sha256}`),
  );
  return statementsOf(draft).filter(({ id, hash, advice }) => {
    const key = `${id} ${hash}`;
    if (covered.has(key) || (verdict === '无害' && !advice)) return false;
    covered.add(key);
    return true;
  });
}
