import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../faults.ts';

/** The files of a content folder, read once. Paths are below the folder, with forward slashes. */
export interface ContentTree {
  files: ReadonlyMap<string, Buffer>;
  folders: readonly string[];
  faults: Fault[];
}

/**
 * Reads every file below `root` once. What cannot be a content file (a link that leads nowhere or to a folder, a pipe, a
 * file that the system refuses) is a fault, not an exception. Names that begin with a dot are passed over: systems and
 * editors leave such files about.
 */
export function readTree(root: string): ContentTree {
  const files = new Map<string, Buffer>();
  const folders: string[] = [];
  const faults: Fault[] = [];
  const irregular = (path: string, what: string) =>
    faults.push({
      file: `content/${path}`,
      line: 1,
      code: 'file-irregular',
      message: `${what}；换成普通的文件，或删去它。`,
    });
  /** What `read` gives; null, and a fault, where the system refuses it. */
  const attempt = <T>(path: string, what: string, read: () => T): T | null => {
    try {
      return read();
    } catch (error) {
      irregular(path, `${what}读不出来（${(error as NodeJS.ErrnoException).code ?? '未知原因'}）`);
      return null;
    }
  };
  const visit = (folder: string) => {
    const names = attempt(folder, '这个文件夹', () => readdirSync(join(root, folder)).sort()) ?? [];
    for (const name of names) {
      if (name.startsWith('.')) continue;
      const path = folder ? `${folder}/${name}` : name;
      const kind = kindOf(join(root, path));
      if (kind === 'folder') {
        folders.push(path);
        visit(path);
      } else if (kind === 'file') {
        const bytes = attempt(path, '这个文件', () => readFileSync(join(root, path)));
        if (bytes) files.set(path, bytes);
      } else irregular(path, kind);
    }
  };
  if (kindOf(root) === 'folder') visit('');
  return { files, folders, faults };
}

/** What lies at a path: a folder, a regular file or a link to one, or what else it is. */
function kindOf(path: string): 'folder' | 'file' | '链接没有通向文件' | '不是普通文件' {
  const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  try {
    const stat = statSync(path);
    if (stat.isFile()) return 'file';
    if (stat.isDirectory() && !isLink) return 'folder';
  } catch {
    // A link that leads nowhere, or round in a circle.
  }
  return isLink ? '链接没有通向文件' : '不是普通文件';
}

/** SHA-256 over the names and bytes of all files, in name order, hex: it names an edition. */
export function hashTree({ files }: ContentTree): string {
  const hash = createHash('sha256');
  for (const path of [...files.keys()].sort()) hash.update(path).update('\0').update(files.get(path)!);
  return hash.digest('hex');
}
