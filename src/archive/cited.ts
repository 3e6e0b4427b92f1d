/** Which passages words of ours are about, told by the objects around them. */
import type { Part } from './kinds/visit.ts';

/**
 * What a statement is about, by the nearest object around it that says so: the passages that the object cites, the passage
 * that it is, or a whole piece that it names.
 * @param own the piece that it stands in, null outside pieces
 * @param cites every cite that there is
 */
export function citedBy({ holders }: Part, own: string | null, cites: ReadonlySet<unknown>): string[] {
  for (const holder of holders) {
    const within = Object.values(holder).flatMap((value) =>
      [value].flat().flatMap((item) => (cites.has(item) ? (passage(item, own) ?? []) : [])),
    );
    if (within.length > 0) return within;
    const itself = passage(holder, own);
    if (itself) return [itself];
    if (typeof holder.piece === 'string') return [holder.piece];
  }
  return [];
}

/** The passage that an object cites, `piece#p3`, a piece's own where it names none; null for anything else. */
export function passage(value: unknown, own: string | null): string | null {
  const { piece = own, paragraph } = (value ?? {}) as { piece?: unknown; paragraph?: unknown };
  return typeof piece === 'string' && typeof paragraph === 'string' ? `${piece}#${paragraph}` : null;
}
