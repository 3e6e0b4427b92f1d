import { everyPart } from '../draft.ts';
import type { Fault } from '../faults.ts';
import { homeOf } from '../kinds/kind.ts';
import { nearest } from '../near.ts';
import type { Check } from './check.ts';

/** Every field that names an entry of a kind names one that is there. */
export const entries: Check = (draft) => {
  const faults: Fault[] = [];
  for (const { field, value, path, entry, holders } of everyPart(draft)) {
    if (field?.is !== 'entry') continue;
    const kind = Object.entries(draft.kinds).find(([name]) => name === field.of)?.[1];
    const known = Object.entries(draft.collected).find(([name]) => name === field.of)?.[1];
    if (!kind || !known) throw new Error(`a field names an entry of ${field.of}, and there is no such kind`);
    const name = String(value);
    // The claim of a piece on a witness is judged with its lines, whatever else is wrong with the piece.
    if (!known.complete || known.ids.has(name) || (field.of === 'witnesses' && holders[0] && 'lines' in holders[0]))
      continue;
    faults.push({
      file: entry.file,
      line: entry.lineOf(path),
      code: kind.unknown ?? 'unknown-entry',
      ...unknownEntry(kind, name, known.ids),
    });
  }
  return faults;
};

/** What to say of a name that no entry of a kind has. */
export function unknownEntry(
  kind: Parameters<typeof homeOf>[0],
  name: string,
  known: ReadonlySet<string>,
): Pick<Fault, 'message' | 'hint'> {
  const near = nearest(name, known);
  const next = near
    ? `是不是 ${near}？否则先在 ${homeOf(kind)} 里添加。`
    : `先在 ${homeOf(kind)} 里添加，或改用已有的。`;
  return { message: `没有${kind.label} ${name}；${next}`, ...(near ? { hint: near } : {}) };
}
