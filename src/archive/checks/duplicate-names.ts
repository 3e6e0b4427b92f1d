import { everyKind } from '../draft.ts';
import type { Fault, FaultCode } from '../faults.ts';
import type { Entry, Kind } from '../kinds/kind.ts';
import { visitParts } from '../kinds/visit.ts';
import type { Check } from './index.ts';

interface Claimed {
  value: string;
  file: string;
  line: number;
}

/** Nothing that becomes an address, a name or a number is given twice within a kind. */
export const duplicateNames: Check = (draft) =>
  everyKind(draft).flatMap(({ kind, collected }) => {
    const names = [
      ...collected.files.map(({ id, file }) => ({ value: id, file, line: 1 })),
      ...collected.entries.flatMap((entry) => aliasesOf(kind, entry)),
    ];
    const claimed = new Map<string, { code: FaultCode; claimed: Claimed[] }>();
    for (const entry of collected.entries) {
      for (const { field, value, path } of visitParts(kind.schema, entry.data)) {
        const what = field && 'unique' in field ? field.unique : undefined;
        if (what === undefined) continue;
        const code: FaultCode = field?.is === 'number' ? 'duplicate-number' : 'duplicate-slug';
        // Two fields of one name share their values only where they are the same field.
        const key = `${what} ${path.filter((part) => typeof part === 'string').join('.')}`;
        const group = claimed.get(key) ?? { code, claimed: [] };
        group.claimed.push({ value: String(value), file: entry.file, line: entry.lineOf(path) });
        claimed.set(key, group);
      }
    }
    return [
      ...repeated('duplicate-slug', `${kind.label}名`, names),
      ...[...claimed].flatMap(([key, group]) => repeated(group.code, key.split(' ')[0]!, group.claimed)),
    ];
  });

function aliasesOf(kind: Kind, entry: Entry<unknown>): Claimed[] {
  return [...visitParts(kind.schema, entry.data)]
    .filter(({ field }) => field?.is === 'alias')
    .map(({ value, path }) => ({ value: String(value), file: entry.file, line: entry.lineOf(path) }));
}

function repeated(code: FaultCode, what: string, claimed: readonly Claimed[]): Fault[] {
  const first = new Map<string, Claimed>();
  return claimed.flatMap((item) => {
    const earlier = first.get(item.value);
    if (!earlier) {
      first.set(item.value, item);
      return [];
    }
    const message = `${what} ${item.value} 已用于 ${earlier.file}:${earlier.line}；换一个。`;
    return [{ file: item.file, line: item.line, code, message }];
  });
}
