/** Paragraphs for tests of what holds for every text: sound ones with their two texts, and anything at all. */
import fc from 'fast-check';
import { findDelimiter, NOTE_CATEGORIES } from '../../../src/text/apparatus.ts';

/** A segment as it is written, and what it stands for. */
export interface Part {
  raw: string;
  kind: string;
  source: string;
  reading: string;
}

/** Characters that are likely to be mistaken for markup, and some that are not. */
const CHARACTERS = [...'甲乙𠮷，。；“”X_*#<>&{}~+-=1.a`\\[]()! "'];
const characters = (options: { minLength?: number; maxLength: number }) =>
  fc.string({ unit: fc.constantFrom(...CHARACTERS), ...options });

/** Words that may stand before `closer`: they hold no delimiter and make none with it. */
const words = (closer: string, banned = '') =>
  characters({ minLength: 1, maxLength: 8 }).filter(
    (text) => findDelimiter(text + closer) === (closer ? text.length : -1) && !(banned && text.includes(banned)),
  );

const note = fc
  .tuple(fc.constantFrom(...NOTE_CATEGORIES), fc.constantFrom('', '/高', '/中', '/低'), words('<<}'))
  .map(([category, confidence, reason]) => `{>>${category}${confidence}：${reason}某<<}`);

const part: fc.Arbitrary<Part> = fc.oneof(
  { weight: 3, arbitrary: words('').map((text) => ({ raw: text, kind: 'text', source: text, reading: text })) },
  fc
    .tuple(words('', '~>'), words('~~}', '~>'), note)
    .filter(([source, reading]) => source !== reading)
    .filter(([source, reading]) => findDelimiter(`${source}~>${reading}~~}`) === source.length + 2 + reading.length)
    .map(([source, reading, why]) => ({
      raw: `{~~${source}~>${reading}~~}${why}`,
      kind: 'substitution',
      source,
      reading,
    })),
  fc
    .tuple(words('++}'), note)
    .map(([text, why]) => ({ raw: `{++${text}++}${why}`, kind: 'addition', source: '', reading: text })),
  fc
    .tuple(words('--}'), note)
    .map(([text, why]) => ({ raw: `{--${text}--}${why}`, kind: 'deletion', source: text, reading: '' })),
  fc
    .tuple(words('==}'), note)
    .map(([text, why]) => ({ raw: `{==${text}==}${why}`, kind: 'span', source: text, reading: text })),
  note.map((why) => ({ raw: why, kind: 'point', source: '', reading: '' })),
);

/** Text and marks in any order; no two texts beside each other, since they would be one. */
export const paragraph = fc
  .array(part, { maxLength: 12 })
  .map((parts) => parts.filter(({ kind }, index) => kind !== 'text' || parts[index - 1]?.kind !== 'text'));

export const join = (parts: Part[], key: 'raw' | 'source' | 'reading') => parts.map((item) => item[key]).join('');

/** Anything at all, delimiters whole and broken among it. */
export const anything = fc.oneof(
  fc.string({
    unit: fc.constantFrom('{~~', '~>', '~~}', '{++', '++}', '{--', '--}', '{==', '==}', '{>>', '<<}', ...CHARACTERS),
    maxLength: 40,
  }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  paragraph.map((parts) => join(parts, 'raw')),
);
