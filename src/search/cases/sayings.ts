/** What a case says of what is chosen: so that a choice answers, and the words of the text are one step away. */
import { fieldsOfCase, type CaseField, type FiledCase, type FiledNames, type Saying } from '../../text/case-fields.ts';
import { headOfSaying, notesOfSaying } from '../../text/case-text.ts';
import type { Choice } from '../shared/choice.ts';

/** A saying as a row tells it: `因病：`, what it says, `（谁做的：乡镇）`. */
export interface ChosenSaying extends Pick<Saying, 'text' | 'cites'> {
  head: string;
  notes: string;
}

/** Fields that hold what cases are filed under, in the order in which a case is told. */
const FILED: readonly CaseField['id'][] = ['causes', 'measures', 'actors'];

/**
 * What a case says under the values chosen: of a cause or an actor also the measures that were for it or by them; then what
 * came of it, whatever was chosen. Empty where nothing is chosen.
 */
export function sayingsOf(record: FiledCase, names: FiledNames, choice: Choice): ChosenSaying[] {
  if (choice.size === 0) return [];
  const fields = new Map(fieldsOfCase(record, names).map((field) => [field.id, field.says]));
  const isChosen = ({ term, notes }: Saying) =>
    [...(term ? [term] : []), ...notes.flatMap(({ terms }) => terms)].some(({ facet, value }) =>
      choice.get(facet)?.has(value),
    );
  return [
    ...FILED.flatMap((id) => fields.get(id)!.filter(isChosen)).map((saying) => told(saying, headOfSaying(saying)!)),
    ...fields.get('outcomes')!.map((saying) => told(saying, `结果，${headOfSaying(saying)!}`)),
  ];
}

const told = (saying: Saying, head: string): ChosenSaying => ({
  head: `${head}：`,
  text: saying.text,
  notes: saying.notes.length > 0 ? `（${notesOfSaying(saying).join('；')}）` : '',
  cites: saying.cites,
});
