/** Bytes that are not clean UTF-8 text: what Windows editors, broken programs and copied web pages leave behind. */
import type { Random } from '../../random.ts';
import type { Content } from '../content.ts';
import { draw, drawEvenly, rewrite, type Damage, type Kinds } from '../damage.ts';
import { bodyOffset, isProse, type ContentFile } from '../files.ts';
import { noteSites, sourceSites, wordSites } from '../sites.ts';

const kindOf = ({ path }: ContentFile) => path.replace(/[^/]+(?=\.[a-z]+$)/u, '*');

/** Rewrites all bytes of a file. */
const whole =
  (what: string, convert: (file: ContentFile, random: Random) => Uint8Array | string | null) =>
  (content: Content, random: Random): Damage | null => {
    const file = drawEvenly(random, content.files, kindOf)!;
    const bytes = convert(file, random);
    if (bytes === null) return null;
    // A changed witness is told from its record.
    const places = file.path.endsWith('.txt') ? [file.path, file.path.replace(/txt$/u, 'yaml')] : [file.path];
    return { what: `${file.path} ${what}`, operations: [{ do: 'write', path: file.path, bytes }], places };
  };

/** Characters that nobody sees or that mean nothing, by name. */
const CHARACTERS: Record<string, string> = {
  NUL: '\0',
  BEL: '\u0007',
  DEL: '\u007f',
  'soft hyphen': '\u00ad',
  'zero-width space': '\u200b',
  'zero-width non-joiner': '\u200c',
  'word joiner': '\u2060',
  'right-to-left override': '\u202e',
  'line separator': '\u2028',
  'byte order mark': '\ufeff',
  'replacement character': '\ufffd',
  'private use': '\ue000',
  'private use, second plane': '\u{f0000}',
  unassigned: '\uffff',
};

type Sites = (content: Content, random: Random) => { file: ContentFile; at: number } | null;

/** Puts a character that should not be there between two characters of a text. */
const character =
  (where: string, sites: Sites) =>
  (content: Content, random: Random): Damage | null => {
    const site = sites(content, random);
    if (!site) return null;
    const name = random.pick(Object.keys(CHARACTERS));
    return rewrite(`${site.file.path} 的${where}里有 ${name}`, site.file, site.at, CHARACTERS[name]!);
  };

/** Cuts the last byte off a Chinese character. */
const cut =
  (where: string, sites: Sites) =>
  (content: Content, random: Random): Damage | null => {
    const site = sites(content, random);
    if (!site) return null;
    const { file, at } = site;
    const bytes = Buffer.concat([
      Buffer.from(file.text.slice(0, at)),
      Buffer.from([0xe6, 0x83]),
      Buffer.from(file.text.slice(at)),
    ]);
    return {
      what: `${file.path} 的${where}里有半个字的字节`,
      operations: [{ do: 'write', path: file.path, bytes }],
      places: [file.path],
    };
  };

const inField: Sites = (content, random) => drawEvenly(random, wordSites(content), ({ name }) => name);
const inBody: Sites = (content, random) => {
  const { file, lines } = random.pick(content.pieces);
  const line = random.pick(lines);
  const at = draw(random, sourceSites(line.raw));
  return at && { file, at: line.start + at.start };
};
const inNote: Sites = (content, random) => draw(random, noteSites(content));
const inProse: Sites = (content, random) => {
  const file = draw(
    random,
    content.files.filter(({ path }) => isProse(path)),
  )!;
  const body = bodyOffset(file.text);
  const at = draw(random, [...file.text.slice(body).matchAll(/(?<=\p{Script=Han})(?=\p{Script=Han})/gu)]);
  return at && { file, at: body + at.index };
};
/** Inside words of a file of plain lines; comments may say what they like. */
const inPlain =
  (ending: string): Sites =>
  (content, random) => {
    const file = draw(
      random,
      content.files.filter(({ path }) => path.endsWith(ending)),
    );
    const at = file && draw(random, [...file.text.matchAll(/(?<=^(?!#).*\p{Script=Han})(?=\p{Script=Han})/gmu)]);
    return at && { file, at: at.index };
  };

export const BYTES: Kinds = {
  bom: whole('开头有 BOM', ({ bytes }) => Buffer.concat([Buffer.from('\ufeff'), bytes])),
  crlf: whole('换行是 CRLF', ({ text }) => text.replaceAll('\n', '\r\n')),
  'crlf-once': whole('有一处换行是 CRLF', ({ text }, random) => {
    const at = draw(random, [...text.matchAll(/\n/gu)]);
    return at && text.slice(0, at.index) + '\r' + text.slice(at.index);
  }),
  cr: whole('换行是 CR', ({ text }) => (text.includes('\n') ? text.replaceAll('\n', '\r') : null)),
  utf16: whole('存成 UTF-16', ({ text }) => Buffer.from(`\ufeff${text}`, 'utf16le')),
  gbk: whole('存成 GBK', ({ text }) => (/\p{Script=Han}/u.test(text) ? toGbk(text) : null)),
  'cut-off': whole('在一个字当中截断', ({ bytes }) => {
    const at = halfway(bytes);
    return at < 0 ? null : bytes.subarray(0, at);
  }),
  'half-character-in-field': cut('字段', inField),
  'half-character-in-body': cut('正文', inBody),
  'half-character-in-note': cut('校注', inNote),
  'half-character-in-prose': cut('文字', inProse),
  'half-character-in-signoff': cut('签读表', inPlain('.signoff.tsv')),
  'half-character-in-names': cut('人名', inPlain('private-names')),
  'character-in-field': character('字段', inField),
  'character-in-body': character('正文', inBody),
  'character-in-note': character('校注', inNote),
  'character-in-prose': character('文字', inProse),
  'character-in-signoff': character('签读表', inPlain('.signoff.tsv')),
  'character-in-names': character('人名', inPlain('private-names')),
};

/** Where a file breaks off inside a character past its middle; -1 where no such character is. */
function halfway(bytes: Uint8Array): number {
  const middle = Math.floor(bytes.length / 2);
  const at = bytes.findIndex((byte, index) => index > middle && byte >= 0xe0 && byte < 0xf0);
  return at < 0 ? -1 : at + 1;
}

let gbkTable: Map<string, number[]> | null = null;

/** GBK bytes of a text, characters outside it as question marks. */
function toGbk(text: string): Uint8Array {
  gbkTable ??= new Map(
    Array.from({ length: 126 * 191 }, (_, index) => {
      const pair = [0x81 + Math.floor(index / 191), 0x40 + (index % 191)];
      return [new TextDecoder('gbk').decode(Uint8Array.from(pair)), pair];
    }),
  );
  const bytes = [...text].flatMap((char) => (char < '\x80' ? char.charCodeAt(0) : (gbkTable!.get(char) ?? 0x3f)));
  return Uint8Array.from(bytes);
}
