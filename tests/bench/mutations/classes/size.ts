/** A megabyte of the same characters, most of which open something and never close it: a fault has to come, and in time. */
import type { Random } from '../../random.ts';
import type { Content } from '../content.ts';
import { draw, rewrite, type Damage, type Draw, type Kinds } from '../damage.ts';
import { bodyOffset, isProse } from '../files.ts';

const MEGABYTE = 1_000_000;

/** What a reader, a scanner or a parser of Markdown may stumble over, many times. */
const UNITS = [
  '{==',
  '{>>',
  '{~~',
  '{++',
  '{--',
  '==}',
  '<<}',
  '~>',
  '{==甲==}',
  '__',
  '_ ',
  '*',
  'X.',
  '“',
  '”',
  '（',
  '(',
  '[',
  '](',
  '![',
  '[](',
  '<',
  '>',
  '`',
  '``` ',
  '*甲',
  '**甲 ',
  '&',
  '\\',
  '|',
  '# ',
  '甲',
  '甲，',
  '。',
  '情景',
  ' ',
  '\u3000',
  '\u200b',
  '1',
  '一是',
];

/** Each of these is a paragraph, an image or a fault of its own: a megabyte of them is a large archive, not a long run. */
const HEAVY: ReadonlySet<string> = new Set(['甲\n', '甲\n\n', '{==甲\n', '__\n', '![', '[[]']);

const sizeOf = (unit: string) => (HEAVY.has(unit) ? MEGABYTE / 4 : MEGABYTE);
const fill = (unit: string) => unit.repeat(Math.ceil(sizeOf(unit) / Buffer.byteLength(unit)));

/** One of the units at random, its run at the place that a kind gives. */
const run =
  (
    place: (content: Content, random: Random, words: string, unit: string) => Damage | null,
    units: readonly string[] = UNITS,
  ): Draw =>
  (content, random) => {
    const unit = random.pick(units);
    const damage = place(content, random, fill(unit), unit);
    return damage && { ...damage, what: `${damage.what}有 ${sizeOf(unit) / MEGABYTE} MB 的 ${JSON.stringify(unit)}` };
  };

/** A run in a paragraph of a body, which then differs from its witness. */
function inBody(content: Content, random: Random, words: string): Damage {
  const of = random.pick(content.pieces);
  const line = random.pick(of.lines);
  const where = random.pick([line.start, line.end]);
  return rewrite(`${of.file.path} ${line.paragraph.id}`, of.file, where, words);
}

function field(content: Content, random: Random, pattern: RegExp) {
  return draw(
    random,
    content.fields.filter(({ name, value }) => pattern.test(name) && typeof value === 'string'),
  );
}

export const SIZE: Kinds = {
  'body-opener': run(inBody, ['{==', '{>>', '{~~', '{++', '{--']),
  'body-mask': run(inBody, ['__', '_', '*', 'X.', 'X']),
  'body-quotation': run(inBody, ['“', '”', '（', '‘', '《']),
  'body-any': run(inBody),
  'body-marks': run(inBody, [
    '{==甲==}',
    '{==甲==}{>>说明：乙<<}',
    '甲{++甲++}{>>脱字：乙<<}',
    '甲{>>说明：乙<<}',
    '{~~甲~>乙~~}',
  ]),
  'body-lines': run(inBody, ['甲\n', '甲\n\n', '{==甲\n', '__\n']),
  'body-long-note': run(
    (content, random, words) => inBody(content, random, `{==甲==}{>>错误：${words}<<}`),
    ['甲', '“', '，', '~', '：'],
  ),
  /** Prose is followed by a reference to nothing, so that a fault is due whatever the run may mean. */
  prose: run((content, random, words) => {
    const file = draw(
      random,
      content.files.filter(({ path }) => isProse(path)),
    )!;
    return rewrite(file.path, file, bodyOffset(file.text), `\n[此处](@no-such-piece#p1)\n\n${words}\n\n`, {
      codes: ['unknown-piece'],
    });
  }),
  'prose-brackets': run(
    (content, random, words) => {
      const file = draw(
        random,
        content.files.filter(({ path }) => isProse(path)),
      )!;
      return rewrite(file.path, file, bodyOffset(file.text), `\n[此处](@no-such-piece#p1)\n\n${words}\n\n`, {
        codes: ['unknown-piece'],
      });
    },
    ['[', '](', '![', '[](', '[甲](', '[甲](@', '> ', '- ', '1. ', '| ', '<', '*甲', '`', '~/'],
  ),
  'prose-field': run((content, random, words) => {
    const place = field(content, random, /^taxonomy\/themes\/\*\.md dispute$/u);
    return (
      place &&
      rewrite(
        `${place.file.path} 的 dispute `,
        place.file,
        place,
        JSON.stringify(`[此处](@no-such-piece#p1)${words}`),
        { codes: ['unknown-piece'] },
      )
    );
  }),
  /** Words may be long; that the field's name is unknown too makes a fault due. */
  'field-words': run((content, random, words) => {
    const mapping = random.pick(content.mappings);
    return rewrite(mapping.file.path, mapping.file, mapping.at, `colour: ${JSON.stringify(words)}${mapping.separator}`);
  }),
  'field-quotation': run((content, random, words) => {
    const place = field(
      content,
      random,
      /(?:passages|says|led|quotations|evidence|cites?)\.quote$|waivers\.yaml words$/u,
    );
    return place && rewrite(`${place.file.path} 的 ${place.path.join('.')} `, place.file, place, JSON.stringify(words));
  }),
  'field-slug': run(
    (content, random, words) => {
      const place = field(
        content,
        random,
        / (?:themes|(?:causes|measures|actors)\.id|quick|featured|(?:reading|passages|compare\.says|led|quotations)\.piece|source\.witness)$|\.md tags$/u,
      );
      return (
        place && rewrite(`${place.file.path} 的 ${place.path.join('.')} `, place.file, place, JSON.stringify(words))
      );
    },
    ['a', 'a-', '-', 'A', 'p1', '#p1', '甲'],
  ),
  'field-context': run(
    (content, random, words) => {
      const place = field(content, random, /^lexicon\/swaps\.yaml (?:suspect|company|except)$/u);
      return (
        place && rewrite(`${place.file.path} 的 ${place.path.join('.')} `, place.file, place, JSON.stringify(words))
      );
    },
    ['（', '（甲）', '（甲/乙', '*', '*甲', '甲', '(', ')', '^', '/'],
  ),
  'field-summary': run(
    (content, random, words) => {
      const place = field(content, random, / summary$/u);
      return (
        place &&
        rewrite(`${place.file.path} 的 summary `, place.file, place, JSON.stringify(words), {
          codes: ['summary-shape'],
        })
      );
    },
    ['甲', '。', '“', '甲。'],
  ),
  'yaml-nesting': run(
    (content, random, words) => {
      const place = draw(random, content.fields)!;
      return rewrite(`${place.file.path} 的 ${place.path.join('.')} `, place.file, place, words);
    },
    ['[', '{', '- ', '{甲: ', '[[]', '&甲 ', '!甲 ', '*甲 ', '? ', '"\\'],
  ),
  'yaml-keys': run(
    (content, random, words) => {
      const file = draw(
        random,
        content.files.filter(({ path }) => path.endsWith('.yaml')),
      )!;
      return rewrite(file.path, file, { start: 0, end: file.text.length }, words);
    },
    ['甲:\n', '甲: 乙\n', '- 甲\n', '? ', '- ', '甲: ', '\t', '# 甲\n', '---\n', '...\n', '%甲\n'],
  ),
  number: run(
    (content, random, words) => {
      const place = draw(
        random,
        content.fields.filter(({ value }) => typeof value === 'number'),
      )!;
      return rewrite(`${place.file.path} 的 ${place.path.join('.')} `, place.file, place, words);
    },
    ['9', '1.', '-'],
  ),
  'front-matter': run(
    (content, random, words) => {
      const file = draw(
        random,
        content.files.filter(({ path }) => path.endsWith('.md')),
      )!;
      return rewrite(file.path, file, { start: 0, end: file.text.length }, `---\n${words}`);
    },
    ['---', '--- ', '\n', '甲: 乙\n', '-', '甲'],
  ),
  witness: run((content, random, words) => {
    const { id, text } = random.pick(content.archive.witnesses);
    const path = `sources/${id}.txt`;
    return {
      what: path,
      operations: [{ do: 'write', path, bytes: text + words }],
      places: [path, `sources/${id}.yaml`],
      codes: ['witness-hash'],
    };
  }),
  signoff: run(
    (content, random, words) => {
      const file = draw(
        random,
        content.files.filter(({ path }) => path.endsWith('.signoff.tsv')),
      );
      return file && rewrite(file.path, file, file.text.length, words);
    },
    ['\t', '1\t', '\n', '1\t0\n', '1\ta\t无误\n', '9', 'a', ' '],
  ),
  names: run(
    (content, random, words) => {
      const file = content.files.find(({ path }) => path === 'private-names');
      const piece = random.pick(content.pieces);
      const summary = content.fields.find((item) => item.file === piece.file && item.path.join('.') === 'summary')!;
      return file
        ? {
            what: '人名表',
            operations: [
              { do: 'write', path: file.path, bytes: `${file.text}\n${words}` },
              {
                do: 'write',
                path: piece.file.path,
                bytes: piece.file.text.slice(0, summary.start) + '太短' + piece.file.text.slice(summary.end),
              },
            ],
            places: [piece.file.path],
          }
        : null;
    },
    ['某\n', '某某某\n', '#', '\n'],
  ),
};
