/** What the editors wrote, as a search of it looks through it: answers of every kind, each with the lines that lead to it. */
import { readProse } from '../../text/prose.ts';
import { citedBy, passage } from '../cited.ts';
import { groupBy } from '../group.ts';
import type { FoundAs } from '../kinds/fields.ts';
import { KINDS } from '../kinds/index.ts';
import type { AnswerKind, Kind } from '../kinds/kind.ts';
import { visitParts, type Part } from '../kinds/visit.ts';
import type { Archive } from '../model.ts';

/** Words of ours, and the paragraphs that they rest on, `piece#p3`. */
export interface EditorsLine {
  found: FoundAs;
  words: string;
  cites: string[];
}

/** Something that answers. */
export interface EditorsAnswer {
  as: AnswerKind;
  /** Its name; of a paragraph, that of its piece. */
  name: string;
  /** Its address below the site's base; of a paragraph, that of its piece. */
  url: string;
  /** In the order of the kind's fields. */
  lines: EditorsLine[];
}

type Rec = Record<string, unknown>;

/** Every answer of the archive that has any words, in the order of kinds and entries; a piece stands before its paragraphs. */
export function editorsWords(archive: Archive): EditorsAnswer[] {
  return Object.entries<Kind>(KINDS).flatMap(([name, kind]) =>
    kind.answer ? (archive[name as keyof Archive] as Rec[]).flatMap((record) => answersOf(name, kind, record)) : [],
  );
}

function answersOf(name: string, kind: Kind, record: Rec): EditorsAnswer[] {
  const { as, at } = kind.answer!;
  const own = name === 'pieces' ? String(record.id) : null;
  const parts = visitParts(kind.schema, record);
  const cites = new Set(parts.flatMap(({ field, value }) => (field?.is === 'cite' ? [value] : [])));
  // What a piece cites bears out its dates, not its summary.
  const first = own === null ? firstCites(parts) : [];
  const lines = parts.flatMap((part): EditorsLine[] => {
    const { field } = part;
    if (!field || !('found' in field) || !field.found) return [];
    const cited = citedBy(part, own, cites).filter((reference) => reference.includes('#'));
    const found = field.found;
    const words = field.is === 'prose' ? blocksOf(String(part.value)) : [String(part.value)];
    return words.map((text) => ({ found, words: text, cites: [...new Set(cited.length > 0 ? cited : first)] }));
  });
  if (kind.foundBody) {
    for (const words of blocksOf(String(record.introduction))) lines.push({ found: 'sentence', words, cites: [] });
  }
  const title = lines.find(({ found }) => found === 'name')?.words ?? '';
  const url = at ? at(String(record.id)) : String(record.url);
  const isAsked = ({ found }: EditorsLine) => own !== null && found === 'asked';
  const paragraphs = groupBy(lines.filter(isAsked), ({ cites: [paragraph] }) => [paragraph!]);
  return [
    { as, name: title, url, lines: lines.filter((line) => !isAsked(line)) },
    ...[...paragraphs.values()].map((asked) => ({ as: 'paragraph' as const, name: title, url, lines: [...asked] })),
  ];
}

/** What the first statement that rests on anything rests on: for words that say what the whole entry is. */
function firstCites(parts: readonly Part[]): string[] {
  const cites = parts.filter(({ field }) => field?.is === 'cite');
  const listOf = ({ path }: Part) => path.slice(0, -1).map(String).join('.');
  return cites.filter((part) => listOf(part) === listOf(cites[0]!)).flatMap(({ value }) => passage(value, null) ?? []);
}

const blocksOf = (prose: string): string[] => readProse(prose).blocks.map(({ words }) => words);
