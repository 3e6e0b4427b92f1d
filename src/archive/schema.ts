/** One schema per thing that an editor writes; every type of the archive is inferred from these. */
import { z } from 'zod';
import zhCN from 'zod/v4/locales/zh-CN.js';
import { contextFault } from '../text/detector.ts';

z.config(zhCN());

const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, '只能用小写英文字母、数字和连字符');
const paragraphId = z.string().regex(/^p[1-9]\d*$/u, '写成 p1、p2 的样子');
const reference = z.string().regex(/^[a-z0-9-]+#p[1-9]\d*$/u, '写成 篇名#p3 的样子');
const confidence = z.number().min(0).max(1);
const text = z.string().trim().min(1);

export const KINDS = ['essay', 'story'] as const;
/** Finer kinds and the kind that each belongs to. */
export const GENRES = {
  心得体会: 'essay',
  工作文件: 'essay',
  抗疫随笔: 'essay',
  案例故事: 'story',
  新闻报道: 'story',
} as const satisfies Record<string, (typeof KINDS)[number]>;
/** Where the author stands to what is told. */
export const STANDPOINTS = { 'first-hand': '亲历', report: '报道与文件', general: '泛论' } as const;
export const ROLES = ['title', 'byline', 'heading', 'text'] as const;
export const TERM_GROUPS = ['标准', '识别', '措施', '组织', '监督', '党建', '地方'] as const;

/** A source page: `content/sources/<id>.yaml` beside `<id>.txt`, the bytes as scraped. */
export const witnessSchema = z.strictObject({
  /** The page's own title. */
  title: text,
  /** What is known of where the page came from; an editor's words. */
  provenance: text,
  /** How many pieces the page claims to hold; null where it claims nothing. */
  claimed: z.number().int().positive().nullable(),
  /** SHA-256 of the bytes, hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/u, '应为 64 位十六进制'),
  /** `half`: bodies may use full-width , ; : ! ? ( ) where the witness has half-width ones. */
  fold: z.enum(['half', 'none']),
  /** Lines that belong to no piece: page title, stray headings, adverts. */
  setAside: z.array(z.strictObject({ line: z.number().int().positive(), reason: text })),
});

const year = z
  .strictObject({
    from: z.number().int().min(1949).max(2100),
    to: z.number().int().min(1949).max(2100),
    confidence,
    /** Words of the text that prove the interval, and why they do. */
    evidence: z.array(z.strictObject({ paragraph: paragraphId, quote: text, why: text })).min(1),
  })
  .refine((value) => value.from <= value.to, 'from 不能晚于 to');

/** Front matter of `content/essays/*.md` and `content/stories/*.md`; the body follows it. */
export const pieceSchema = z.strictObject({
  /** The piece's number in the archive, shown on its seal. */
  number: z.number().int().positive(),
  title: text,
  /** false only where the source has this title. */
  titleSupplied: z.boolean(),
  genre: z.enum(Object.keys(GENRES) as [keyof typeof GENRES, ...(keyof typeof GENRES)[]]),
  /** Exactly two sentences, the editor's. */
  summary: text,
  /** Theme slugs, the most important first. */
  themes: z.array(slug).min(1).max(4),
  tags: z.array(text).min(1).max(6),
  /** What the text says, largest unit first; null where it names no place of its own. */
  place: z.array(text).min(1).nullable(),
  placeInferred: z.strictObject({ name: text, reason: text, confidence }).optional(),
  author: z.strictObject({ name: text.nullable(), role: text.nullable() }),
  standpoint: z.enum(Object.keys(STANDPOINTS) as [keyof typeof STANDPOINTS, ...(keyof typeof STANDPOINTS)[]]),
  year: year.nullable(),
  causes: z.array(slug),
  measures: z.array(slug),
  /** Public figures and signed authors only. */
  people: z.array(text).default([]),
  organisations: z.array(text).default([]),
  source: z.strictObject({
    witness: slug,
    /** First and last line of the witness, 1-based, both included. */
    lines: z.tuple([z.number().int().positive(), z.number().int().positive()]),
  }),
  /** Paragraphs that are not running text. */
  roles: z.record(paragraphId, z.enum(ROLES)).default({}),
  /** Places where two texts may have been run together. */
  seams: z.array(z.strictObject({ paragraph: paragraphId, confidence, reason: text })).default([]),
  /** Addresses that this piece had before; they keep working. */
  aliases: z.array(slug).default([]),
});

/** Front matter of `content/taxonomy/themes/*.md`; the introduction follows it. */
export const themeSchema = z.strictObject({
  title: text,
  order: z.number().int().positive(),
  /** One sentence: what belongs here and what does not. */
  scope: text,
  reading: z.array(z.strictObject({ piece: slug, why: text })).min(1),
  passages: z.array(z.strictObject({ ref: reference, quote: text, teaches: text })).min(1),
  /** Where the pieces disagree, or what they all leave out. */
  dispute: text,
});

/** `content/taxonomy/tags.yaml` */
export const tagsSchema = z.array(z.strictObject({ slug, label: text }));

/** `content/taxonomy/causes.yaml` and `measures.yaml` */
export const vocabularySchema = z.array(z.strictObject({ slug, label: text, scope: text }));

/** `content/taxonomy/terms.yaml`: policy terms that the texts name, with the editor's explanation. */
export const termsSchema = z.array(
  z.strictObject({
    id: slug,
    term: text,
    variants: z.array(text).default([]),
    definition: text,
    group: z.enum(TERM_GROUPS),
  }),
);

/** `content/taxonomy/variants.yaml`: wordings that a search treats as near each other. */
export const variantsSchema = z.array(z.array(text).min(2));

/**
 * `content/lexicon/swaps.yaml`: which word spinning software puts for which, and where that word is wrong. How contexts are
 * written stands at the head of that file. Without it the archive is not searched for damage.
 */
export const swapsSchema = z.array(
  z
    .strictObject({
      swapped: text,
      original: text,
      suspect: z.array(text).min(1).optional(),
      company: z.array(text).min(1).optional(),
      except: z.array(text).min(1).optional(),
      /** Why a context is there, where that is not plain. */
      note: text.optional(),
    })
    .superRefine((row, issues) => {
      for (const field of ['suspect', 'company', 'except'] as const) {
        for (const [index, context] of (row[field] ?? []).entries()) {
          const fault = contextFault(context, row.swapped);
          if (fault) issues.addIssue({ code: 'custom', path: [field, index], message: `上下文“${context}”${fault}` });
        }
      }
    }),
);

/** `content/lexicon/waivers.yaml`: words that the detector suspects and that are right as they stand. */
export const waiversSchema = z.array(
  z.strictObject({
    piece: slug,
    paragraph: paragraphId,
    /** Words of the source text that hold the suspect. */
    words: text,
    reason: text,
  }),
);

/** `content/site.yaml` */
export const siteSchema = z.strictObject({
  /** What the archive is, one line for search engines and feeds. */
  description: text,
  /** What the archive is and is not: two lines of the home page. */
  statement: z.array(text).length(2),
  /** Date of this edition, YYYY-MM-DD; feeds and the sitemap use it. */
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/u, '写成 2026-11-23 的样子'),
  /** Searches offered on the home page; each must have an exact hit. */
  queries: z.array(text).min(1).max(5),
  /** Passages that the home page chooses one from, by the edition's content hash. */
  quotations: z.array(z.strictObject({ ref: reference, quote: text })).min(1),
  /** A few good pieces to begin with. */
  featured: z.array(slug).min(1).max(6),
});

/** Front matter of `content/pages/*.md`. */
export const pageSchema = z.strictObject({
  title: text,
  description: text,
});

/** `content/changes.yaml`, newest first. */
export const changesSchema = z
  .array(
    z.strictObject({
      date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/u, '写成 2026-11-23 的样子'),
      title: text,
      changes: z.array(text).min(1),
    }),
  )
  .min(1);

export type Kind = (typeof KINDS)[number];
export type Genre = keyof typeof GENRES;
export type Standpoint = keyof typeof STANDPOINTS;
export type Role = (typeof ROLES)[number];
export type WitnessRecord = z.infer<typeof witnessSchema>;
export type PieceRecord = z.infer<typeof pieceSchema>;
export type ThemeRecord = z.infer<typeof themeSchema>;
export type Tag = z.infer<typeof tagsSchema>[number];
export type Swap = z.infer<typeof swapsSchema>[number];
export type Waiver = z.infer<typeof waiversSchema>[number];
export type VocabularyEntry = z.infer<typeof vocabularySchema>[number];
export type Term = z.infer<typeof termsSchema>[number];
export type Site = z.infer<typeof siteSchema>;
export type PageRecord = z.infer<typeof pageSchema>;
export type Change = z.infer<typeof changesSchema>[number];
