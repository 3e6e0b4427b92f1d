import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join, relative } from 'node:path';
import type { z } from 'zod';
import { listMarks, readingProjection } from '../text/projections.ts';
import { runChecks } from './checks/index.ts';
import { splitBody, type Claim, type Draft, type PieceDraft, type SignoffRow, type WitnessDraft } from './draft.ts';
import { ArchiveError, sortFaults, type Fault } from './faults.ts';
import type { Archive, Paragraph, Piece, Witness } from './model.ts';
import {
  changesSchema,
  pageSchema,
  pieceSchema,
  siteSchema,
  swapsSchema,
  tagsSchema,
  termsSchema,
  themeSchema,
  variantsSchema,
  vocabularySchema,
  waiversSchema,
  witnessSchema,
  type Kind,
  type PieceRecord,
  type Swap,
} from './schema.ts';
import { parseEntry, type Parsed } from './source-file.ts';

const SIGNOFF_HEADER = 'line\tsha256\tfinding';
/** The pages that the site has a place for. */
const PAGES = ['about', 'manual', 'start'] as const;

const KIND_FOLDERS: Record<Kind, string> = { essay: 'essays', story: 'stories' };

/**
 * Reads a whole archive and checks it. The only reader of content: the site, the commands and the tests all use it.
 * @param root the content folder
 * @throws ArchiveError listing every fault
 */
export function loadArchive(root: string): Archive {
  const { draft, faults } = readDraft(root);
  const all = sortFaults([...faults, ...runChecks(draft)]);
  if (all.length > 0) throw new ArchiveError(all);
  return toArchive(draft, hashFolder(root));
}

/** Every fault of an archive, sorted by file and line; empty where it is sound. */
export function checkArchive(root: string): Fault[] {
  const { draft, faults } = readDraft(root);
  return sortFaults([...faults, ...runChecks(draft)]);
}

/** The lexicon of swaps alone, whatever faults the rest of the archive has. */
export function loadLexicon(root: string): Swap[] {
  return readDraft(root).draft.swaps?.data ?? [];
}

function readDraft(root: string): { draft: Draft; faults: Fault[] } {
  const faults: Fault[] = [];
  const shown = (path: string) => `content/${relative(root, path).replaceAll('\\', '/')}`;
  /** A content file's text. Editors on Windows may save it with a byte order mark or CRLF: that is one fault, not fifty. */
  const readText = (path: string): string => {
    const text = readFileSync(path, 'utf8');
    const plain = text.replace(/^\uFEFF/u, '').replaceAll('\r\n', '\n');
    if (plain !== text) {
      const what = text.startsWith('\uFEFF') ? '文件开头有 BOM' : '文件的换行是 CRLF';
      const message = `${what}；另存为 UTF-8（无 BOM）、换行用 LF。`;
      faults.push({ file: shown(path), line: 1, code: 'file-encoding', message });
    }
    return plain;
  };
  const read = <S extends z.ZodType>(path: string, schema: S): Parsed<z.output<S>> => {
    const parsed = parseEntry(shown(path), readText(path), schema);
    faults.push(...parsed.faults);
    return parsed;
  };
  const readOne = <S extends z.ZodType>(path: string, schema: S) => {
    if (existsSync(path)) return read(path, schema).entry;
    faults.push({ file: shown(path), line: 1, code: 'missing-file', message: '缺少这个文件；写法见编者手册。' });
    return null;
  };
  const readOptional = <S extends z.ZodType>(path: string, schema: S) =>
    existsSync(path) ? readOne(path, schema) : null;
  const filesIn = (folder: string, ending: string) =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder))
          .filter((name) => name.endsWith(ending))
          .sort()
          .map((name) => join(root, folder, name))
      : [];
  const readAll = <S extends z.ZodType>(folder: string, schema: S) =>
    filesIn(folder, '.md').flatMap((path) => readOne(path, schema) ?? []);

  const readSignoff = (path: string) => {
    const file = shown(path);
    const rows = splitLines(readText(path)).flatMap((row, index): SignoffRow[] => {
      if (index === 0 && row === SIGNOFF_HEADER) return [];
      const match = /^([1-9]\d*)\t([0-9a-f]+)\t(.*\S)$/u.exec(row);
      if (match) return [{ line: Number(match[1]), sha256: match[2]!, finding: match[3]!, fileLine: index + 1 }];
      const message =
        '签读表的这一行读不懂；第一行写 line、sha256、finding，以下每行写行号、散列、读后所得，各用一个制表符隔开。';
      faults.push({ file, line: index + 1, code: 'invalid-field', message });
      return [];
    });
    return { file, rows };
  };

  const witnessIds = new Set(
    [...filesIn('sources', '.txt'), ...filesIn('sources', '.yaml')].map((path) => basename(path, extname(path))),
  );
  const witnesses = [...witnessIds].sort().flatMap((id): WitnessDraft[] => {
    const entry = readOne(join(root, `sources/${id}.yaml`), witnessSchema);
    if (!entry) return [];
    const textPath = join(root, `sources/${id}.txt`);
    if (!existsSync(textPath)) {
      const message = '缺少底本文件；把抓取的原文按字节放在这里。';
      faults.push({ file: shown(textPath), line: 1, code: 'missing-file', message });
      return [];
    }
    const bytes = readFileSync(textPath);
    const text = bytes.toString('utf8');
    const signoffPath = join(root, `sources/${id}.signoff.tsv`);
    return [
      {
        ...entry,
        textFile: shown(textPath),
        text,
        lines: splitLines(text),
        actualSha256: createHash('sha256').update(bytes).digest('hex'),
        signoff: existsSync(signoffPath) ? readSignoff(signoffPath) : null,
      },
    ];
  });

  const pieces: PieceDraft[] = [];
  const pieceFiles: Draft['pieceFiles'] = [];
  const claims: Claim[] = [];
  for (const kind of ['essay', 'story'] as const) {
    for (const path of filesIn(KIND_FOLDERS[kind], '.md')) {
      const { entry, raw, matter, body, bodyLine } = read(path, pieceSchema);
      const file = shown(path);
      const id = entry?.id ?? file.replace(/^.*\/|\.md$/gu, '');
      pieceFiles.push({ id, file });
      const paragraphs = splitBody(body, bodyLine);
      const source = claimedSource(raw, matter);
      if (source) {
        const { witness, lines } = source;
        const fileLine = entry?.lineOf(['source', 'lines']) ?? 1;
        claims.push({ piece: id, witness, from: lines[0], to: lines[1], file, fileLine, paragraphs, bodyLine });
      }
      if (entry) pieces.push({ ...entry, kind, paragraphs });
    }
  }

  const namesPath = join(root, 'private-names');
  const privateNames = existsSync(namesPath)
    ? splitLines(readText(namesPath))
        .map((line) => line.trim())
        .filter((line) => line && !line.startsWith('#'))
    : [];

  const draft: Draft = {
    site: readOne(join(root, 'site.yaml'), siteSchema),
    witnesses,
    witnessIds,
    pieces,
    pieceFiles,
    claims,
    themes: readAll('taxonomy/themes', themeSchema),
    themeIds: new Set(filesIn('taxonomy/themes', '.md').map((path) => shown(path).replace(/^.*\/|\.md$/gu, ''))),
    tags: readOne(join(root, 'taxonomy/tags.yaml'), tagsSchema),
    causes: readOne(join(root, 'taxonomy/causes.yaml'), vocabularySchema),
    measures: readOne(join(root, 'taxonomy/measures.yaml'), vocabularySchema),
    terms: readOne(join(root, 'taxonomy/terms.yaml'), termsSchema),
    variants: readOne(join(root, 'taxonomy/variants.yaml'), variantsSchema),
    swaps: readOptional(join(root, 'lexicon/swaps.yaml'), swapsSchema),
    waivers: readOptional(join(root, 'lexicon/waivers.yaml'), waiversSchema),
    pages: PAGES.flatMap((id) => readOne(join(root, `pages/${id}.md`), pageSchema) ?? []),
    changes: readOne(join(root, 'changes.yaml'), changesSchema),
    privateNames,
  };
  return { draft, faults };
}

/** The lines that a piece asks for, read as leniently as possible: other faults of its front matter must not free them. */
function claimedSource(raw: unknown, matter: string): PieceRecord['source'] | null {
  const source = pieceSchema.shape.source.safeParse((raw as { source?: unknown } | null)?.source);
  if (source.success) return source.data;
  const witness = /^\s+witness:\s*([a-z0-9-]+)\s*$/mu.exec(matter);
  const lines = /^\s+lines:\s*\[\s*([1-9]\d*),\s*([1-9]\d*)\s*\]\s*$/mu.exec(matter);
  return witness && lines ? { witness: witness[1]!, lines: [Number(lines[1]), Number(lines[2])] } : null;
}

/** A text's lines; a final line feed ends the last line and opens no new one. */
function splitLines(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** The archive of a draft without faults. */
function toArchive(draft: Draft, hash: string): Archive {
  const witnesses: Witness[] = draft.witnesses.map(({ id, data, text, lines, signoff }) => ({
    id,
    ...data,
    text,
    lines,
    signoff: (signoff?.rows ?? []).map(({ line, finding }) => ({ line, finding })).sort((a, b) => a.line - b.line),
  }));
  const byId = new Map(witnesses.map((witness) => [witness.id, witness]));
  const pieces = draft.pieces
    .map((piece) => toPiece(piece, byId.get(piece.data.source.witness)!))
    .sort((a, b) => a.number - b.number);
  const themes = draft.themes
    .map(({ id, data, body }) => ({ ...data, id, url: `/themes/${id}/`, introduction: body.trim() }))
    .sort((a, b) => a.order - b.order);
  return {
    site: draft.site!.data,
    witnesses,
    pieces,
    themes,
    tags: draft.tags!.data,
    causes: draft.causes!.data,
    measures: draft.measures!.data,
    terms: draft.terms!.data,
    variants: draft.variants!.data,
    swaps: draft.swaps?.data ?? [],
    waivers: draft.waivers?.data ?? [],
    pages: draft.pages.map(({ id, data, body }) => ({ ...data, id, body: body.trim() })),
    changes: draft.changes!.data,
    hash,
  };
}

function toPiece(draft: PieceDraft, witness: Witness): Piece {
  const paragraphs = draft.paragraphs.map(({ raw, continues }, index): Paragraph => {
    const line = draft.data.source.lines[0] + index;
    const source = witness.lines[line - 1]!;
    const characters = [...source];
    return {
      id: `p${index + 1}`,
      line,
      role: draft.data.roles[`p${index + 1}`] ?? 'text',
      ...(continues ? { continues: true as const } : {}),
      raw,
      text: readingProjection(raw),
      source,
      marks: listMarks(raw).map((mark) => ({ ...mark, source: characters.slice(mark.start, mark.end).join('') })),
    };
  });
  return {
    ...draft.data,
    id: draft.id,
    kind: draft.kind,
    url: `/${KIND_FOLDERS[draft.kind]}/${draft.id}/`,
    paragraphs,
  };
}

/** SHA-256 over the names and bytes of all files below a folder, in name order. */
function hashFolder(root: string): string {
  const hash = createHash('sha256');
  const visit = (folder: string) => {
    for (const name of readdirSync(folder).sort()) {
      if (name.startsWith('.')) continue;
      const path = join(folder, name);
      if (statSync(path).isDirectory()) visit(path);
      else hash.update(relative(root, path).replaceAll('\\', '/')).update('\0').update(readFileSync(path));
    }
  };
  visit(root);
  return hash.digest('hex');
}
