/** The pieces that meet a query: one string, or operators over several. */
import type { LiteralFinder, Standing } from './literal.ts';
import type { Operators } from './query.ts';

/** A part of a query in a piece: in its paragraphs, in its title, or both. */
export interface PartMatch {
  text: Standing | null;
  inTitle: boolean;
}

/** Pieces that meet a query, with how each part of it stands in them. */
export type Matches = Map<number, Map<string, PartMatch>>;

/** Parts are folded; a look-up that ends after the signal was aborted rejects with its reason. */
export interface Matcher {
  operators(operators: Operators, signal?: AbortSignal): Promise<Matches>;
}

/** @param titles the folded titles of all pieces */
export function makeMatcher(finder: LiteralFinder, titles: readonly string[]): Matcher {
  /** The pieces whose paragraphs or title contain `part`. */
  async function matchPart(
    part: string,
    within: ReadonlySet<number> | null,
    signal?: AbortSignal,
  ): Promise<Map<number, PartMatch>> {
    const found = new Map<number, PartMatch>();
    for (const [piece, text] of await finder.find(part, within, signal)) found.set(piece, { text, inTitle: false });
    titles.forEach((title, piece) => {
      if ((within && !within.has(piece)) || !title.includes(part)) return;
      found.set(piece, { text: found.get(piece)?.text ?? null, inTitle: true });
    });
    return found;
  }

  return {
    async operators({ clauses, excluded }, signal) {
      let matches: Matches | null = null;
      // Longer parts first: they leave fewer pieces for the others.
      for (const alternatives of [...clauses].sort((a, b) => shortest(b) - shortest(a))) {
        const within: ReadonlySet<number> | null = matches && new Set(matches.keys());
        const met: Matches = new Map();
        for (const part of alternatives) {
          for (const [piece, match] of await matchPart(part, within, signal)) {
            const parts = met.get(piece) ?? new Map(matches?.get(piece));
            met.set(piece, parts.set(part, match));
          }
        }
        matches = met;
        if (met.size === 0) break;
      }
      // With nothing but exclusions, every piece that is not excluded answers.
      matches ??= new Map(titles.map((_, piece) => [piece, new Map()]));
      for (const part of excluded) {
        if (matches.size === 0) break;
        const hit = await matchPart(part, new Set(matches.keys()), signal);
        for (const piece of hit.keys()) matches.delete(piece);
      }
      return matches;
    },
  };
}

const shortest = (parts: readonly string[]): number => Math.min(...parts.map((part) => part.length));
