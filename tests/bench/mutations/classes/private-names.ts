/** Names of people in hardship in words of ours. */
import type { FaultCode } from '../../../../src/archive/faults.ts';
import type { Random } from '../../random.ts';
import type { Content } from '../content.ts';
import { draw, drawEvenly, rewrite, rewriteAll, type Draw, type Kinds } from '../damage.ts';
import { siblingOf } from '../fields.ts';
import { bodyOffset, isProse } from '../files.ts';
import { noteSites, wordSites, type Site } from '../sites.ts';

const CODES: readonly FaultCode[] = ['private-name'];

/** Words that the rest of an entry is checked by: a name in them shows as another fault first. */
const KEY_WORDS = /(?:quote|swapped|suspect|company|except)$/u;

const named =
  (what: string, site: (content: Content, random: Random) => Site | null): Draw =>
  (content, random) => {
    const name = draw(random, content.privateNames);
    const place = name === null ? null : site(content, random);
    return (
      place &&
      rewrite(`${place.file.path} 的${what} ${place.name} 里有 ${name!}`, place.file, place.at, name!, { codes: CODES })
    );
  };

/** Inside the words of the fields of some files. */
const inFields =
  (files: RegExp) =>
  (content: Content, random: Random): Site | null => {
    const sites = wordSites(content).filter(({ name }) => files.test(name) && !KEY_WORDS.test(name));
    return drawEvenly(random, sites, ({ name }) => name);
  };

/** A true quotation that holds a name, as a cite; it may begin before the name and end after it. */
function quotationWithName(
  content: Content,
  random: Random,
): { piece: string; paragraph: string; quote: string } | null {
  const found = content.archive.pieces.flatMap((piece) =>
    piece.paragraphs.flatMap((paragraph) =>
      content.privateNames.flatMap((name) => {
        const at = paragraph.text.indexOf(name);
        return at < 0
          ? []
          : [
              {
                piece: piece.id,
                paragraph: paragraph.id,
                quote: paragraph.text.slice(Math.max(0, at - 2), at + name.length),
              },
            ];
      }),
    ),
  );
  return draw(random, found);
}

/** Adds a name to a list of names that starts out as it is. */
const listed =
  (pattern: RegExp): Draw =>
  (content, random) => {
    const field = draw(
      random,
      content.fields.filter(({ name, value }) => pattern.test(name) && Array.isArray(value)),
    );
    const name = draw(random, content.privateNames);
    if (!field || name === null) return null;
    return rewrite(
      `${field.file.path} 的 ${field.path.join('.')} 里有 ${name}`,
      field.file,
      field,
      JSON.stringify([...(field.value as string[]), name]),
      { codes: CODES },
    );
  };

export const PRIVATE_NAMES: Kinds = {
  'piece-field': named('字段', inFields(/^(?:essays|stories)\//u)),
  'case-field': named('字段', inFields(/^cases\//u)),
  'training-field': named('字段', inFields(/^training\//u)),
  'theme-field': named('字段', inFields(/^taxonomy\/themes\//u)),
  'vocabulary-field': named('字段', inFields(/^taxonomy\/[a-z]+\.yaml/u)),
  'site-field': named('字段', inFields(/^(?:site|changes)\.yaml|^pages\//u)),
  'witness-field': named('字段', inFields(/^sources\//u)),
  'lexicon-field': named('字段', inFields(/^lexicon\//u)),
  note: named('校注', (content, random) => draw(random, noteSites(content))),
  prose: named('正文', (content, random) => {
    const file = draw(
      random,
      content.files.filter(({ path }) => isProse(path)),
    );
    const start = file ? bodyOffset(file.text) : 0;
    const at = file && draw(random, [...file.text.slice(start).matchAll(/(?<=\p{Script=Han})(?=[，。])/gu)]);
    return file && at && { file, at: start + at.index, name: file.path };
  }),
  'link-words': named('链接', (content, random) => {
    const link = draw(
      random,
      content.links.filter(({ words }) => !words.startsWith('“')),
    );
    return link && { file: link.file, at: link.start + 1, name: link.target };
  }),
  signoff: named('签读', (content, random) => {
    const file = draw(
      random,
      content.files.filter(({ path }) => path.endsWith('.signoff.tsv')),
    );
    const row = file && draw(random, [...file.text.matchAll(/\p{Script=Han}$/gmu)]);
    return file && row && { file, at: row.index + 1, name: '所得' };
  }),
  person: listed(/^(?:essays|stories)\/\*\.md people$/u),
  organisation: listed(/^(?:essays|stories)\/\*\.md organisations$/u),
  author: (content, random) => {
    const field = drawEvenly(
      random,
      content.fields.filter(({ name }) => / author\.(?:name|role)$/u.test(name)),
      ({ name }) => name,
    );
    const name = draw(random, content.privateNames);
    return field && name !== null
      ? rewrite(`${field.file.path} 的 ${field.path.join('.')} 是 ${name}`, field.file, field, name, { codes: CODES })
      : null;
  },
  context: (content, random) => {
    const field = draw(
      random,
      content.fields.filter(
        ({ name, value }) =>
          /^lexicon\/swaps\.yaml (?:suspect|company|except)$/u.test(name) && typeof value === 'string',
      ),
    );
    const name = draw(random, content.privateNames);
    return field && name !== null
      ? rewrite(
          `${field.file.path} 的 ${field.path.join('.')} 里有 ${name}`,
          field.file,
          field,
          JSON.stringify(name + String(field.value).replace(/^\^/u, '')),
          { codes: CODES },
        )
      : null;
  },
  'quotation-in-field': (content, random) => {
    const quotation = quotationWithName(content, random);
    const fields = content.fields.filter(({ name }) => /(?<!evidence)\.quote$/u.test(name));
    const field = drawEvenly(random, fields, ({ name }) => name);
    if (!quotation || !field) return null;
    const edits = (['piece', 'paragraph', 'quote'] as const).map((key) => ({
      where: siblingOf(content, field, key)!,
      words: JSON.stringify(quotation[key]),
    }));
    return rewriteAll(`${field.file.path} 引了“${quotation.quote}”`, field.file, edits, { codes: CODES });
  },
  'quotation-in-prose': (content, random) => {
    const quotation = quotationWithName(content, random);
    const link = drawEvenly(
      random,
      content.links.filter(({ target }) => target.startsWith('@')),
      ({ file }) => file.path,
    );
    if (!quotation || !link) return null;
    return rewrite(
      `${link.file.path} 引了“${quotation.quote}”`,
      link.file,
      link.end,
      `[“${quotation.quote}”](@${quotation.piece}#${quotation.paragraph})`,
      { codes: CODES },
    );
  },
};
