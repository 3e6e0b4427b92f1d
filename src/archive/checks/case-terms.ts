import type { Fault } from '../faults.ts';
import type { Check } from './check.ts';

/** What a measure was for, and who took it, are causes and actors of the same case, where each has its own cites. */
export const caseTerms: Check = (draft) =>
  draft.collected.cases.entries.flatMap(({ data, file, lineOf }) => {
    const causes = new Set(data.causes.map(({ id }) => id));
    const actors = new Set(data.actors.map(({ id }) => id));
    return data.measures.flatMap((measure, index) => {
      const strangers = (field: 'for' | 'by', known: ReadonlySet<string>, home: string) =>
        measure[field].flatMap((id, at): Fault[] => {
          if (known.has(id)) return [];
          const message = `做法 ${measure.id} 的 ${field} 里有 ${id}，这一例的 ${home} 里没有；先写进 ${home} 并引原话，或删去它。`;
          return [{ file, line: lineOf(['measures', index, field, at]), code: 'case-term', message }];
        });
      return [...strangers('for', causes, 'causes'), ...strangers('by', actors, 'actors')];
    });
  });
