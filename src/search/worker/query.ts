/** A query read as operators. The engine reads it so only after the whole of it, as it is, was found nowhere. */
export interface Operators {
  /** Every clause must be met, by any of its alternatives. */
  clauses: string[][];
  excluded: string[];
}

const QUOTE_SIGNS = '"\uFF02“”「」『』';
const QUOTES = new Set(QUOTE_SIGNS);
const MINUSES = new Set(['-', '\uFF0D']);
/** Parts that join their neighbours, in any width and case. */
const OR = new Set(['or', '|', '||', '/']);
const AND = new Set(['and', '+', '&', '&&']);
const SPACE = /^\s$/u;
/** What people put between words without a space: choices, and lists, sums and quotes. */
const OR_BETWEEN = /[|\uFF5C]/u;
const SLASH = /[/\uFF0F]/u;
const AND_BETWEEN = new RegExp(`[、，；,;+\uFF0B&\uFF06${QUOTE_SIGNS}]+`, 'u');
/** A sign of which the other half is missing. */
const STRAY = new RegExp(`[${QUOTE_SIGNS}]|^[+\uFF0B]`, 'gu');
/** The whole as a title, or as a word, is set in print. */
const SET_APART = /^\s*[《‘]([^《》‘’]+)[》’]\s*$/u;
/** Shorter words beside such a sign are more likely a part of the text: 老、弱. */
const BESIDE_AT_LEAST = 2;

interface Token {
  text: string;
  quoted: boolean;
  negative: boolean;
}

/**
 * Reads spaces and a lone + as AND, "…", “…” and 「…」 as phrases, a leading - as exclusion and a lone OR, | or ｜
 * between parts as OR, which binds closer than AND. A quote that no other closes at the end of a part is text, an OR without two
 * sides is passed over.
 */
export function parseOperators(query: string): Operators {
  return combine(tokens(query));
}

/**
 * Reads a query as somebody means it who separates words by signs: besides what `parseOperators` reads, 、 ， + & and quotes
 * within a part stand for AND, and | or / for OR; 《…》 about the whole says nothing.
 */
export function parseLoosely(query: string): Operators {
  return combine(tokens(query.replace(SET_APART, '$1')).flatMap((token) => (signOf(token) ? [token] : split(token))));
}

function split({ text, negative }: Token): Token[] {
  const plain = (part: string): Token => ({ text: part, quoted: false, negative });
  return (listed(text, AND_BETWEEN) ?? [text.replace(STRAY, '') || text]).flatMap((part) => {
    const sides = listed(part, SLASH) ?? part.split(OR_BETWEEN).filter((side) => side !== '');
    return sides.flatMap((side, at) => (at === 0 ? [plain(side)] : [JOINT, plain(side)]));
  });
}

/** The words between signs, if there are several and all are long enough to be words. */
function listed(text: string, signs: RegExp): string[] | null {
  const parts = text.split(signs).filter((part) => part !== '');
  return parts.length > 1 && parts.every((part) => [...part].length >= BESIDE_AT_LEAST) ? parts : null;
}

const JOINT: Token = { text: '|', quoted: false, negative: false };

/** What a part does to those beside it, if it is no words. */
function signOf({ text, quoted, negative }: Token): 'and' | 'or' | null {
  if (quoted || negative) return null;
  const sign = text.normalize('NFKC').toLowerCase();
  return OR.has(sign) ? 'or' : AND.has(sign) ? 'and' : null;
}

function combine(read: readonly Token[]): Operators {
  const clauses: string[][] = [];
  const excluded: string[] = [];
  let joining = false;
  for (const token of read) {
    const sign = signOf(token);
    if (sign) {
      joining = sign === 'or' && clauses.length > 0;
      continue;
    }
    if (token.negative) excluded.push(token.text);
    else if (joining) clauses.at(-1)!.push(token.text);
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
