import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BREAK, encode, loneWord, pairWord, startOf } from '../../../../src/search/shared/code.ts';

const anyText = fc.string({ unit: 'binary' });
const chinese = fc.string({ unit: fc.constantFrom(...'贫困户的，。“a1 ¶\ua000😀') });
const paragraphs = fc.array(fc.oneof(anyText, chinese), { maxLength: 6 });

/** The code point that a word begins with: a Han character, or the number of two Yi digits. */
function firstOf(word: string): string {
  const [first = 0, second = 0] = [...word].map((char) => char.codePointAt(0)!);
  const digit = first - 0xa000;
  return digit >= 0 && digit < 1165
    ? String.fromCodePoint(digit * 1165 + second - 0xa000)
    : String.fromCodePoint(first);
}

/** The paragraphs of a record. */
function decode(content: string): string[] {
  const paragraphs: string[] = [];
  for (const word of content.split(' ')) {
    if (word === BREAK) paragraphs.push('');
    else if (paragraphs.length > 0) paragraphs.push(paragraphs.pop()! + firstOf(word));
  }
  return paragraphs;
}

describe('a record', () => {
  test('can be read back', () => {
    fc.assert(
      fc.property(paragraphs, (texts) => {
        expect(decode(encode(texts))).toEqual(texts);
      }),
    );
  });

  test('spells a paragraph as pairs, after the distinct characters', () => {
    const tokens = encode(['扶贫扶']).split(' ');
    expect(tokens.slice(0, 3)).toEqual(['扶', '贫', BREAK]);
    expect(tokens.slice(3, 5)).toEqual(['扶贫', '贫扶']);
    expect(tokens).toHaveLength(6);
  });

  test('uses letters only, all of three bytes', () => {
    fc.assert(
      fc.property(paragraphs, (texts) => {
        for (const token of encode(texts).split(' ')) {
          if (token === BREAK || token === '') continue;
          expect(token).toMatch(/^\p{L}+$/u);
          expect(new TextEncoder().encode(token)).toHaveLength([...token].length * 3);
        }
      }),
    );
  });
});

describe('index words', () => {
  const char = fc.string({ unit: 'binary', minLength: 1, maxLength: 1 });

  test('of pairs and of lone characters are never the same, nor are those of different characters', () => {
    fc.assert(
      fc.property(char, char, char, char, (a, b, c, d) => {
        if (a !== c) expect(loneWord(a)).not.toBe(loneWord(c));
        if (a !== c || b !== d) expect(pairWord(a, b)).not.toBe(pairWord(c, d));
        expect(loneWord(a)).not.toBe(pairWord(c, d));
      }),
    );
  });

  test('of pairs never begin with one another, for Pagefind would give the places of both', () => {
    fc.assert(
      fc.property(char, char, char, char, (a, b, c, d) => {
        if (a !== c || b !== d) expect(pairWord(a, b).startsWith(pairWord(c, d))).toBe(false);
      }),
    );
  });

  test('stand at the place of their character', () => {
    fc.assert(
      fc.property(paragraphs, (texts) => {
        const tokens = encode(texts).split(' ');
        texts.forEach((text, index) => {
          const chars = [...text];
          const start = startOf(texts, index);
          chars.slice(0, -1).forEach((first, at) => {
            expect(tokens[start + at]).toBe(pairWord(first, chars[at + 1]!));
          });
        });
      }),
    );
  });
});
