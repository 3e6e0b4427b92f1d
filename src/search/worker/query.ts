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
 * binds closer than AND. A quote that no other closes at the end of a part is text, an OR without two sides is passed
 * over.
 */
export function parseOperators(query: string): Operators {
  const clauses: string[][] = [];
  const excluded: string[] = [];
  let joining = false;
  for (const token of tokens(query)) {
    if (token.negative) excluded.push(token.text);
    else if (token.text === 'OR' && !token.quoted) {
      joining = clauses.length > 0;
      continue;
    } else if (joining) clauses.at(-1)!.push(token.text);
    else clauses.push([token.text]);
    joining = false;
  }
  return { clauses, excluded };
}

function tokens(query: string): Token[] {
  const chars = [...query];
  const ends = (at: number) => at >= chars.length || SPACE.test(chars[at]!);
  const found: Token[] = [];
  let at = 0;
  while (at < chars.length) {
    if (ends(at)) {
      at++;
      continue;
    }
    const negative = MINUSES.has(chars[at]!) && !ends(at + 1);
    if (negative) at++;
    const closes = (char: string, index: number) => index > at && QUOTES.has(char) && ends(index + 1);
    const close = QUOTES.has(chars[at]!) ? chars.findIndex(closes) : -1;
    const quoted = close >= 0;
    const from = quoted ? at + 1 : at;
    let to = quoted ? close : at;
    while (!quoted && !ends(to)) to++;
    const text = chars.slice(from, to).join('');
    if (text.trim()) found.push({ text, quoted, negative });
    at = quoted ? close + 1 : to;
  }
  return found;
}
