/** Quotations that do not stand word for word where they are said to stand. */
import type { FaultCode } from '../../../../src/archive/faults.ts';
import type { Random } from '../../random.ts';
import type { Content } from '../content.ts';
import { draw, drawEvenly, rewrite, type Damage, type Draw, type Kinds } from '../damage.ts';
import { siblingOf } from '../fields.ts';
import type { ContentFile, Span } from '../files.ts';

interface Quotation {
  file: ContentFile;
  /** Where the quoted words stand, with what has to be written around them. */
  where: Span;
  write(words: string): string;
  words: string;
  piece: string;
  /** null where a whole piece is named. */
  paragraph: string | null;
  name: string;
}

/** Every quotation of the content that has to stand in a paragraph. */
function quotations(content: Content): Quotation[] {
  const inFields = content.fields.flatMap((field): Quotation[] => {
    if (!/\.quote$|waivers\.yaml words$/u.test(field.name)) return [];
    const sibling = (key: string) => siblingOf(content, field, key)?.value as string | undefined;
    const own = content.pieces.find(({ file }) => file === field.file)?.piece.id;
    const [piece, paragraph] = [sibling('piece') ?? own, sibling('paragraph')];
    return [
      {
        file: field.file,
        where: field,
        write: JSON.stringify,
        words: String(field.value),
        piece: piece!,
        paragraph: paragraph!,
        name: field.name,
      },
    ];
  });
  const inProse = content.links.flatMap((link): Quotation[] => {
    const words = /^“(.*)”$/u.exec(link.words)?.[1];
    if (!words || !link.target.startsWith('@')) return [];
    const [piece, paragraph] = link.target.slice(1).split('#');
    const write = (quote: string) => `[“${quote}”](${link.target})`;
    return [
      {
        file: link.file,
        where: link,
        write,
        words,
        piece: piece!,
        paragraph: paragraph ?? null,
        name: `prose ${link.file.path}`,
      },
    ];
  });
  return [...inFields, ...inProse];
}

const half = (text: string) =>
  text.replace(/[\uff01-\uff5e]/gu, (char) => String.fromCodePoint(char.codePointAt(0)! - 0xfee0));

/** Whether words stand where a quotation points: in the reading text; for a waiver in the source, whatever the punctuation. */
function stands(content: Content, { piece, paragraph, name }: Quotation, words: string): boolean {
  const { paragraphs } = content.archive.pieces.find(({ id }) => id === piece)!;
  return paragraphs
    .filter(({ id }) => paragraph === null || id === paragraph)
    .some(({ text, source }) => (name.includes('waivers') ? half(source).includes(half(words)) : text.includes(words)));
}

/** Quotes other words, provided that they do not stand there. */
const misquoted =
  (
    what: string,
    change: (words: string, content: Content, random: Random, quotation: Quotation) => string | null,
  ): Draw =>
  (content, random): Damage | null => {
    const quotation = drawEvenly(random, quotations(content), ({ name }) => name);
    if (!quotation) return null;
    const words = change(quotation.words, content, random, quotation);
    if (!words?.trim() || stands(content, quotation, words)) return null;
    const codes: readonly FaultCode[] = quotation.name.includes('waivers')
      ? ['waiver-unknown', 'waiver-unused']
      : ['quote-not-found'];
    return rewrite(
      `${quotation.file.path} 的引文${what}：${words.slice(0, 20)}`,
      quotation.file,
      quotation.where,
      quotation.write(words),
      { codes },
    );
  };

const characterAt = (words: string, random: Random) => {
  const characters = [...words];
  return { characters, at: random.below(characters.length) };
};

const WIDTHS: Record<string, string> = {
  '，': ',',
  '；': ';',
  '：': ':',
  '？': '?',
  '！': '!',
  '（': '(',
  '）': ')',
  '。': '.',
  '“': '"',
  '”': '"',
};

export const QUOTATIONS: Kinds = {
  'character-changed': misquoted('改了一字', (words, _content, random) => {
    const { characters, at } = characterAt(words, random);
    return characters.with(at, random.pick(['的', '了', '一', '是'])).join('');
  }),
  'character-dropped': misquoted('少了一字', (words, _content, random) => {
    const { characters, at } = characterAt(words, random);
    return characters.toSpliced(at, 1).join('');
  }),
  'character-added': misquoted('多了一字', (words, _content, random) => {
    const { characters, at } = characterAt(words, random);
    return characters.toSpliced(at, 0, random.pick(['的', '了', ' ', '\u200b'])).join('');
  }),
  'characters-swapped': misquoted('颠倒了两字', (words, _content, random) => {
    const { characters, at } = characterAt(words, random);
    const next = characters[at + 1];
    return next === undefined
      ? null
      : characters
          .with(at, next)
          .with(at + 1, characters[at]!)
          .join('');
  }),
  'width-changed': misquoted('换了标点的宽窄', (words, _content, random) => {
    const at = draw(
      random,
      [...words].flatMap((char, index) => (WIDTHS[char] ? [index] : [])),
    );
    return at === null ? null : [...words].with(at, WIDTHS[[...words][at]!]!).join('');
  }),
  'digits-full-width': misquoted('数字写成全角', (words) =>
    words.replace(/[0-9]/gu, (char) => String.fromCodePoint(char.codePointAt(0)! + 0xfee0)),
  ),
  'from-elsewhere': misquoted('出自别的段', (words, content, random) => {
    const { text } = random.pick(random.pick(content.archive.pieces).paragraphs);
    return [...text].slice(0, Math.max(4, [...words].length)).join('');
  }),
  'across-paragraphs': misquoted('接着抄到了下一段', (words, content, _random, { piece, paragraph }) => {
    const { paragraphs } = content.archive.pieces.find(({ id }) => id === piece)!;
    const next = paragraphs[paragraphs.findIndex(({ id }) => id === paragraph) + 1];
    return next && paragraph !== null ? words + [...next.text].slice(0, 4).join('') : null;
  }),
  'before-change': misquoted('照的是改字以前', (words, content, random, { piece, paragraph }) => {
    const paragraphs = content.archive.pieces.find(({ id }) => id === piece)!.paragraphs;
    const changed = paragraphs
      .filter(({ id }) => paragraph === null || id === paragraph)
      .flatMap(({ source, marks }) =>
        marks
          .filter(({ type }) => type === 'substitution')
          .map(({ start, end }) => [...source].slice(Math.max(0, start - 3), end + [...words].length).join('')),
      );
    return draw(random, changed);
  }),
  'other-paragraph': (content, random) => {
    const fields = content.fields.filter(({ name }) => name.endsWith('.paragraph'));
    const field = drawEvenly(random, fields, ({ name }) => name);
    const quote = field && siblingOf(content, field, 'quote');
    const quotation = quotations(content).find(({ where }) => where === quote);
    if (!field || !quotation) return null;
    const { id } = random.pick(content.archive.pieces.find((piece) => piece.id === quotation.piece)!.paragraphs);
    if (stands(content, { ...quotation, paragraph: id }, quotation.words)) return null;
    return rewrite(`${field.file.path} 的引文指到了 ${id}`, field.file, field, id, { codes: ['quote-not-found'] });
  },
};
