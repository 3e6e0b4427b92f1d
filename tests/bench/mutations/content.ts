/** The sound archive that is damaged: its files, and where in them each value, paragraph and link stands. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadContent } from '../../../src/archive/read/reader.ts';
import type { Archive, Paragraph, Piece } from '../../../src/archive/model.ts';
import { statementsOf, type Statement } from '../../../src/archive/statements.ts';
import { listFields, type Field, type Mapping } from './fields.ts';
import { bodyOffset, isProse, type ContentFile, type Span } from './files.ts';
import { listLinks, type Link } from './links.ts';

/** A line of a piece's body, without its line feed. */
export interface BodyLine extends Span {
  raw: string;
  paragraph: Paragraph;
}

/** A piece and its file. */
export interface PieceFile {
  piece: Piece;
  file: ContentFile;
  /** UTF-16 offset of the first character after the front matter. */
  bodyStart: number;
  lines: BodyLine[];
}

export interface Content {
  archive: Archive;
  /** What of the editors' words a reviewer can sign. */
  statements: Statement[];
  /** All regular files, by path. */
  files: ContentFile[];
  /** Folders below the root, by path. */
  folders: string[];
  pieces: PieceFile[];
  /** Every value of every YAML text. */
  fields: Field[];
  /** Every mapping of every YAML text. */
  mappings: Mapping[];
  /** Editors' links in prose, code left out. */
  links: Link[];
  privateNames: readonly string[];
  /** The file at a path; throws where there is none. */
  file(path: string): ContentFile;
}

/**
 * Reads the archive below `root`.
 * @throws ArchiveError where it has faults: damage to unsound content proves nothing
 */
export function readContent(root: string): Content {
  const { archive, draft } = loadContent(root);
  const entries = readdirSync(root, { recursive: true, withFileTypes: true })
    .map((entry) => ({
      entry,
      path: join(entry.parentPath, entry.name)
        .slice(join(root).length + 1)
        .replaceAll('\\', '/'),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const files = entries
    .filter(({ entry }) => entry.isFile())
    .map(({ path }): ContentFile => {
      const bytes = readFileSync(join(root, path));
      return { path, bytes, text: bytes.toString('utf8') };
    });
  const byPath = new Map(files.map((file) => [file.path, file]));
  const file = (path: string) => {
    const found = byPath.get(path);
    if (!found) throw new Error(`no such file in the content: ${path}`);
    return found;
  };
  const parts = files.flatMap(listFields);
  return {
    archive,
    statements: statementsOf(draft),
    files,
    folders: entries.filter(({ entry }) => entry.isDirectory()).map(({ path }) => path),
    pieces: archive.pieces.map((piece) => pieceFile(piece, file(`${piece.url.slice(1, -1)}.md`))),
    fields: parts.flatMap(({ fields }) => fields),
    mappings: parts.flatMap(({ mappings }) => mappings),
    links: files.filter(({ path }) => isProse(path)).flatMap(listLinks),
    privateNames: archive.privateNames,
    file,
  };
}

function pieceFile(piece: Piece, file: ContentFile): PieceFile {
  const bodyStart = bodyOffset(file.text);
  const lines: BodyLine[] = [];
  let at = bodyStart;
  for (const raw of file.text.slice(bodyStart).split('\n')) {
    if (raw.trim()) lines.push({ start: at, end: at + raw.length, raw, paragraph: piece.paragraphs[lines.length]! });
    at += raw.length + 1;
  }
  return { piece, file, bodyStart, lines };
}
