import { createHash } from 'node:crypto';
import type { Draft, WitnessDraft } from '../draft.ts';
import type { Fault } from '../faults.ts';
import { splitLines } from './text-file.ts';
import type { ContentTree } from './tree.ts';

/** Where a witness's bytes and its sign-off lie. */
const textPath = (id: string) => `sources/${id}.txt`;
const signoffFile = (id: string) => `content/sources/${id}.signoff.tsv`;

/**
 * Puts the witnesses' texts and sign-offs to their records. A record without a text, or the reverse, is a fault.
 * @returns the witnesses that have both, and all texts there are
 */
export function readWitnesses(
  tree: ContentTree,
  collected: Pick<Draft['collected'], 'witnesses' | 'signoffs'>,
): { witnesses: WitnessDraft[]; texts: { id: string; path: string }[]; faults: Fault[] } {
  const faults: Fault[] = [];
  const missing = (file: string, message: string) => faults.push({ file, line: 1, code: 'missing-file', message });
  const texts = [...tree.files.keys()].flatMap((path) => {
    const id = /^sources\/([^/]+)\.txt$/u.exec(path)?.[1];
    return id === undefined ? [] : [{ id, path }];
  });
  for (const { id } of texts) {
    if (!collected.witnesses.ids.has(id)) missing(`content/sources/${id}.yaml`, '缺少这个文件；写法见编者手册。');
  }
  for (const { id } of collected.witnesses.files) {
    if (!tree.files.has(textPath(id))) missing(`content/${textPath(id)}`, '缺少底本文件；把抓取的原文按字节放在这里。');
  }
  for (const file of new Set(collected.signoffs.entries.map((row) => row.file))) {
    const id = file.slice('content/sources/'.length, -'.signoff.tsv'.length);
    if (collected.witnesses.ids.has(id) || texts.some((text) => text.id === id)) continue;
    const message = `没有底本 ${id}，这张签读表用不着；改文件名，或删去它。`;
    faults.push({ file, line: 1, code: 'file-unknown', message });
  }
  const witnesses = collected.witnesses.entries.flatMap((entry): WitnessDraft[] => {
    const bytes = tree.files.get(textPath(entry.id));
    if (!bytes) return [];
    const text = bytes.toString('utf8');
    const file = signoffFile(entry.id);
    const hasSignoff = tree.files.has(file.slice('content/'.length));
    const rows = collected.signoffs.entries.filter((row) => row.file === file);
    return [
      {
        ...entry,
        textFile: `content/${textPath(entry.id)}`,
        text,
        lines: splitLines(text),
        actualSha256: createHash('sha256').update(bytes).digest('hex'),
        signoff: hasSignoff ? { file, rows } : null,
      },
    ];
  });
  return { witnesses, texts, faults };
}
