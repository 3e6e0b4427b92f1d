/** A query read as operators. The engine reads it so only after the whole of it, as it is, was found nowhere. */
export interface Operators {
  /** Every clause must be met, by any of its alternatives. */
  clauses: string[][];
  excluded: string[];
}

const QUOTES = new Set(['"', '\uFF02', '“', '”']);
const MINUSES = new Set(['-', '\uFF0D']);
const SPACE = /^\s$/u;

interface Token {
  text: string;
  quoted: boolean;
  negative: boolean;
}

/**
 * Reads spaces as AND, "…" and “…” as phrases, a leading - as exclusion and a capital OR between parts as OR, which
 * binds closer than AND. A quote left open runs to the end, an OR without two sides is passed over, so that a query
 * means something at every stage of typing.
 */
export function parseOperators(query: string): Operators {
  const clauses: string[][] = [];
  const excluded: string[] = [];
  let joining = false;
  for (const { text, quoted, negative } of tokens(query)) {
    if (negative) excluded.push(text);
    else if (text === 'OR' && !quoted) {
      joining = clauses.length > 0;
      continue;
    } else if (joining) clauses.at(-1)!.push(text);
    else clauses.push([text]);
    joining = false;
  }
  return { clauses, excluded };
}

function tokens(query: string): Token[] {
  const chars = [...query];
  const found: Token[] = [];
  let at = 0;
  const take = (stop: (char: string) => boolean) => {
    const from = at;
    while (at < chars.length && !stop(chars[at]!)) at++;
    return chars.slice(from, at).join('');
  };
  while (at < chars.length) {
    if (SPACE.test(chars[at]!)) {
      at++;
      continue;
    }
    const negative = MINUSES.has(chars[at]!) && at + 1 < chars.length && !SPACE.test(chars[at + 1]!);
    if (negative) at++;
    const quoted = QUOTES.has(chars[at]!);
    if (quoted) at++;
    const text = take((char) => (quoted ? QUOTES.has(char) : SPACE.test(char)));
    if (quoted) at++;
    if (text.trim()) found.push({ text, quoted, negative });
  }
  return found;
}
