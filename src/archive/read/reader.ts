import { runChecks } from '../checks/index.ts';
import type { Draft } from '../draft.ts';
import { addFaults, ArchiveError, sortFaults, type Fault } from '../faults.ts';
import { KINDS, type CoreKinds } from '../kinds/index.ts';
import type { Kinds } from '../kinds/kind.ts';
import type { Archive } from '../model.ts';
import { collect, type Collected } from './collect.ts';
import { readPieces } from './pieces.ts';
import { toArchive } from './records.ts';
import { hashTree, readTree } from './tree.ts';
import { readWitnesses } from './witnesses.ts';

/** An archive that has passed every check, with the draft that it was made from. */
export interface Loaded {
  archive: Archive;
  draft: Draft;
}

/**
 * Reads a whole archive and checks it. The only reader of content: the site, the commands and the tests all use it.
 * @param root the content folder
 * @throws ArchiveError listing every fault
 */
export function loadContent(root: string): Loaded {
  const tree = readTree(root);
  const { draft, faults } = readDraft(tree, KINDS);
  const all = sortFaults([...faults, ...runChecks(draft)]);
  if (all.length > 0) throw new ArchiveError(all);
  return { archive: toArchive(draft, hashTree(tree)), draft };
}

/** The archive of `loadContent` alone. */
export function loadArchive(root: string): Archive {
  return loadContent(root).archive;
}

/**
 * Every fault of an archive, sorted by file and line; empty where it is sound.
 * @param kinds what there may be besides the kinds of the project
 */
export function checkArchive(root: string, kinds: Kinds = {}): Fault[] {
  return inspectArchive(root, kinds).faults;
}

/** What could be read of an archive, with every fault of it. */
export function inspectArchive(root: string, kinds: Kinds = {}): { draft: Draft; faults: Fault[] } {
  const { draft, faults } = readDraft(readTree(root), { ...KINDS, ...kinds });
  return { draft, faults: sortFaults([...faults, ...runChecks(draft)]) };
}

/** The lexicon of swaps alone, whatever faults the rest of the archive has. */
export function loadLexicon(root: string): Archive['swaps'] {
  return collect(readTree(root), KINDS.swaps).collected.entries.map(({ data }) => data);
}

function readDraft(tree: ReturnType<typeof readTree>, kinds: CoreKinds): { draft: Draft; faults: Fault[] } {
  const faults = [...tree.faults];
  const used = new Set<string>();
  const collected: Record<string, Collected<unknown>> = {};
  for (const [name, kind] of Object.entries<Kinds[string]>(kinds)) {
    const reading = collect(tree, kind);
    collected[name] = reading.collected;
    addFaults(faults, reading.faults);
    for (const path of reading.used) used.add(path);
  }
  // The one place where what was read kind by kind gets its kinds' types.
  const typed = collected as unknown as Draft['collected'];
  const { witnesses, texts, faults: witnessFaults } = readWitnesses(tree, typed);
  addFaults(faults, witnessFaults);
  for (const { path } of texts) used.add(path);
  const witnessIds = new Set([...typed.witnesses.ids, ...texts.map(({ id }) => id)]);
  const strays = [
    ...[...tree.files.keys()].filter((path) => !used.has(path)).map((path) => ({ path, isFolder: false })),
    ...strayFolders(tree, used).map((path) => ({ path, isFolder: true })),
  ];
  const draft = {
    kinds,
    collected: { ...typed, witnesses: { ...typed.witnesses, ids: witnessIds } },
    witnesses,
    ...readPieces(typed.pieces),
    strays,
  };
  return { draft, faults };
}

/** Folders in which nothing was read, the outermost of each branch. */
function strayFolders({ folders, files }: ReturnType<typeof readTree>, used: ReadonlySet<string>): string[] {
  const holds = (folder: string, paths: Iterable<string>) => [...paths].some((path) => path.startsWith(`${folder}/`));
  return folders.filter((folder) => !holds(folder, used) && !holds(folder, files.keys()));
}
