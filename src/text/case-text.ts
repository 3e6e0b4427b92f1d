/** The one form in which cases are copied and printed as plain words. */
import {
  EDITOR_SAYS,
  HOLE_NAMES,
  holeOf,
  isHole,
  nameIn,
  placeOfCite,
  toldFields,
  type FiledCase,
  type FiledCite,
  type FiledNames,
  type Saying,
} from './case-fields.ts';
import { quoted } from './punctuation.ts';

/** Where a copied case comes from. */
export interface Origin {
  /** Title of the archive, and the date of its edition, YYYY-MM-DD. */
  archive: string;
  date: string;
  /** Absolute address that the case's own is below, without a slash at its end; null where the site has none of its own. */
  site: string | null;
}

/**
 * A case in plain words, each statement with the words of the text below it.
 * @returns lines that end in line feeds; the last says where it comes from
 */
export function caseText(record: FiledCase, names: FiledNames, origin: Origin): string {
  const lines = [
    `${record.title}（编者拟题）`,
    factsOfCase(record, names).join(' · '),
    '',
    `${EDITOR_SAYS}：${record.summary}`,
    ...record.summaryCites.map((cite) => citeLine(cite, names)),
  ];
  for (const field of toldFields(record, names)) {
    lines.push('', field.label);
    if (field.says.length === 0) lines.push(`　　${holeOf(field)}。`);
    for (const saying of field.says) lines.push(...sayingLines(saying, names));
  }
  const address = origin.site === null ? '' : ` ${origin.site}${record.url}`;
  lines.push('', `出自《${origin.archive}》${origin.date} 版。${address}`.trimEnd());
  return `${lines.join('\n')}\n`;
}

/** Whose problem it was, and where. */
function factsOfCase({ level, place }: FiledCase, names: FiledNames): string[] {
  return [nameIn(names, 'levels', level), place ?? HOLE_NAMES.place];
}

/** What a saying is, in front of it: `低保兜底`, `愿望`. */
export const headOfSaying = ({ term, kind }: Saying): string | undefined => term?.label ?? kind;

/** What we say of a saying besides: `为：因病`, `没写谁做的`. */
export const notesOfSaying = ({ notes }: Saying): string[] =>
  notes.map((note) => {
    const words = note.terms.map((term) => term.label).join('、');
    return isHole(note) ? words : `${note.label}：${words}`;
  });

function sayingLines(saying: Saying, names: FiledNames): string[] {
  const head = headOfSaying(saying);
  const notes = notesOfSaying(saying);
  return [
    `　　${head ? `${head}：` : ''}${saying.text}${notes.length > 0 ? `（${notes.join('；')}）` : ''}`,
    ...saying.cites.map((cite) => citeLine(cite, names)),
    ...(saying.ask ? [`　　　　现在问本县：${saying.ask}`] : []),
  ];
}

const citeLine = (cite: FiledCite, names: FiledNames) =>
  `　　　　引文：${quoted(cite.quote)}${placeOfCite(names, cite)}${sourceWords(cite)}`;

/** What the source has in place of words that the editor emended: `（底本作“下降3.01%”）`; else nothing. */
const sourceWords = ({ source }: FiledCite): string => (source === undefined ? '' : `（底本作${quoted(source)}）`);
