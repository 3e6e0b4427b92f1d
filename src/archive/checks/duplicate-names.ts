import { everyKind } from '../draft.ts';
import type { Fault, FaultCode } from '../faults.ts';
import type { Entry, Kind } from '../kinds/kind.ts';
import { visitParts } from '../kinds/visit.ts';
import type { Check } from './check.ts';

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
        const group = claimed.get(what) ?? { code, claimed: [] };
        group.claimed.push({ value: String(value), file: entry.file, line: entry.lineOf(path) });
        claimed.set(what, group);
      }
    }
    return [
      ...repeated('duplicate-slug', `${kind.label}名`, names),
      ...[...claimed].flatMap(([what, group]) => repeated(group.code, what, group.claimed)),
      ...collected.entries.flatMap((entry) => repeatedItems(kind, entry)),
    ];
  });

function aliasesOf(kind: Kind, entry: Entry<unknown>): Claimed[] {
  return visitParts(kind.schema, entry.data)
    .filter(({ field }) => field?.is === 'alias')
    .map(({ value, path }) => ({ value: String(value), file: entry.file, line: entry.lineOf(path) }));
}

/** A list names nothing twice: neither words nor, where its items are about whole pieces, a piece. */
function repeatedItems(kind: Kind, entry: Entry<unknown>): Fault[] {
  return visitParts(kind.schema, entry.data).flatMap(({ value, path }) => {
    if (!Array.isArray(value)) return [];
    const items = (value as unknown[]).flatMap((item, index): Claimed[] => {
      const name = nameOf(item);
      return name === null ? [] : [{ value: name, file: entry.file, line: entry.lineOf([...path, index]) }];
    });
    return repeated('duplicate-slug', `${path.map(String).join('.') || '列表'} 里的`, items);
  });
}

function nameOf(item: unknown): string | null {
  if (typeof item === 'string') return item;
  const { piece, paragraph } = (item ?? {}) as { piece?: unknown; paragraph?: unknown };
  return typeof piece === 'string' && paragraph === undefined ? piece : null;
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
