/**
 * What the fields of a kind are. A schema says what shape a value has; a field's declaration says what it means, and every
 * check that holds for all kinds (names, references, quotations, duplicates, reviews) follows from it.
 */
import { z } from 'zod';
import zhCN from 'zod/v4/locales/zh-CN.js';

z.config(zhCN());

export type Field =
  /** The editor's own words: no private name may stand in them. `prose` may hold links, `[…](@piece#p3)`. */
  | {
      is: 'words' | 'prose';
      unique?: string;
      review?: Review;
      about?: 'entry';
      advice?: true;
      asks?: true;
      found?: FoundAs;
    }
  /** Words of the text. `nowhere`: not published; `anywhere`: outside their piece too, so without private names. */
  | { is: 'quotation'; shown: 'nowhere' | 'anywhere' }
  /** An object that says where its `quote` stands: `piece` (the entry itself where there is none), `paragraph`, `quote`. */
  | { is: 'cite' }
  /** The name of an entry of another kind, or of the same. */
  | { is: 'entry'; of: string; unique?: string }
  /** `p3` of the piece that holds the field. */
  | { is: 'paragraph' }
  /** A name for the entry itself, in addresses and references. */
  | { is: 'identifier'; unique?: string }
  /** An address that the entry had before. */
  | { is: 'alias' }
  /** A number that no other entry of the kind may have. */
  | { is: 'number'; unique: string };

/** Whether somebody else has to sign a statement: `required` is a fault where nobody has, `listed` is only counted. */
export type Review = 'required' | 'listed';

/**
 * What the words are of the entry that a search finds by them: a name of it, a question that it answers, what it is in
 * short, one sentence of many, or where the editor supposes it to play.
 */
export type FoundAs = 'name' | 'asked' | 'gist' | 'sentence' | 'place';

const FIELDS = z.registry<Field>();

/** What was looked up: the registry goes through what a schema was made from each time, and checks ask a million times. */
const known = new WeakMap<z.core.$ZodType, Field | null>();

/** What a schema's field is; undefined for plain data (numbers, enumerations, dates). */
export function fieldOf(schema: z.core.$ZodType): Field | undefined {
  const kept = known.get(schema);
  if (kept !== undefined) return kept ?? undefined;
  const field = FIELDS.get(schema);
  known.set(schema, field ?? null);
  return field;
}

/** Declares what `schema` is, with a comment for whoever writes the field. */
function declare<S extends z.ZodType>(schema: S, comment: string, field: Field): S {
  const declared = schema.describe(comment);
  FIELDS.add(declared, field);
  return declared;
}

const text = () => z.string().trim().min(1);

export const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;
const slug = () => z.string().regex(SLUG, '只能用小写英文字母、数字和连字符');
export const PARAGRAPH_ID = /^p[1-9]\d*$/u;
const paragraphId = () => z.string().regex(PARAGRAPH_ID, '写成 p1、p2 的样子');

interface WordsOptions {
  /** How a message calls the field, where no two entries of the kind may have the same. */
  unique?: string;
  review?: Review;
  /** It is to be read against everything that its entry cites, not against the passages beside it. */
  about?: 'entry';
  /** Somebody may do just this: it is to be thought through for harm too, see the verdicts of reviews. */
  advice?: true;
  /** It is a question. */
  asks?: true;
  /** A search of the editors' words looks here too, and finds the entry. */
  found?: FoundAs;
}

/** The editor's plain words. */
export const words = (comment: string, options: WordsOptions = {}) =>
  declare(text(), comment, { is: 'words', ...options });

/** The editor's words with links into the archive. */
export const prose = (comment: string, options: WordsOptions = {}) =>
  declare(text(), comment, { is: 'prose', ...options });

/** Words of the text that no cite places: where they have to stand is said by a check of their own. */
export const quotation = (comment: string, shown: 'nowhere' | 'anywhere') =>
  declare(text(), comment, { is: 'quotation', shown });

/** The name of an entry of the kind `of`. */
export const entry = (of: string, comment: string) => declare(text(), comment, { is: 'entry', of });

/** A paragraph of the piece itself. */
export const ownParagraph = (comment: string) => declare(paragraphId(), comment, { is: 'paragraph' });

/** A name made of lower-case letters, digits and hyphens. */
export const identifier = (comment: string, unique?: string) =>
  declare(slug(), comment, { is: 'identifier', ...(unique ? { unique } : {}) });

export const alias = (comment: string) => declare(slug(), comment, { is: 'alias' });

/** A whole number from 1 that no other entry of the kind has. */
export const uniqueNumber = (comment: string, unique: string) =>
  declare(z.number().int().positive(), comment, { is: 'number', unique });

/** Anything that is neither words nor a reference: numbers, enumerations, dates, hashes. */
export const data = <S extends z.ZodType>(schema: S, comment: string): S => schema.describe(comment);

export const confidence = (comment = '把握，0 到 1') => data(z.number().min(0).max(1), comment);

export const date = (comment: string) =>
  data(
    z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/u, '写成 2026-11-23 的样子')
      .refine(isDay, { message: '没有这一天', when: ({ issues }) => issues.length === 0 }),
    comment,
  );

/** Whether a day of that form is in the calendar. */
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** A passage of the archive, with what is said of it in `more`. */
export const cite = <M extends z.ZodRawShape>(comment: string, more: M) =>
  declare(
    z.strictObject({
      piece: entry('pieces', '篇名'),
      paragraph: data(paragraphId(), '段号，如 p3'),
      quote: quotation('原话，与那一段逐字相同，标点也算', 'anywhere'),
      ...more,
    }),
    comment,
    { is: 'cite' },
  );

/** A passage of the piece that holds it. */
export const ownCite = <M extends z.ZodRawShape>(comment: string, more: M) =>
  declare(
    z.strictObject({
      paragraph: data(paragraphId(), '段号，如 p3'),
      quote: quotation('原话，与那一段逐字相同，标点也算', 'anywhere'),
      ...more,
    }),
    comment,
    { is: 'cite' },
  );

/** The words of the text that a statement rests on, at least one. */
export const cites = (comment = '凭什么这样说：原话所在，逐字引') =>
  data(z.array(cite('原话所在', {})).min(1), comment);

/** A sentence of the editor's, to be signed by somebody else. */
export const sentence = (comment: string, options: Omit<WordsOptions, 'unique' | 'review'> = {}) =>
  words(comment, { review: 'listed', ...options });

/** Sentences of the editor's, each with the words of the text that bear it out. */
export const statements = (comment: string, each: string, options: Omit<WordsOptions, 'unique' | 'review'> = {}) =>
  data(z.array(z.strictObject({ text: sentence(each, options), cites: cites() })), comment);

/** Practices and policies of their day, and what to ask one's own county of them now. */
export const changedSince = () =>
  data(
    z.array(
      z.strictObject({
        held: sentence('那时怎样：文中的政策、标准、名目'),
        ask: sentence('现在要向本县问什么，以问号收尾', { asks: true }),
        cites: cites(),
      }),
    ),
    '时效',
  );
