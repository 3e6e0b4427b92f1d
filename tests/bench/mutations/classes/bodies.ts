/** Bodies that differ from the witness without a mark that says so. */
import type { FaultCode } from '../../../../src/archive/faults.ts';
import { scan } from '../../../../src/text/apparatus.ts';
import { findGaps } from '../../../../src/text/gaps.ts';
import { foldPunctuation } from '../../../../src/text/punctuation.ts';
import type { Random } from '../../random.ts';
import type { BodyLine, Content, PieceFile } from '../content.ts';
import { draw, rewrite, type Damage, type Draw, type Kinds } from '../damage.ts';
import { sourceSites } from '../sites.ts';

const CODES: readonly FaultCode[] = ['projection-differs', 'paragraph-count', 'mark-broken', 'mark-nested'];
const HAN = /^\p{Script=Han}$/u;

interface Place {
  of: PieceFile;
  line: BodyLine;
}

const anyLine = (content: Content, random: Random): Place => {
  const of = random.pick(content.pieces);
  return { of, line: random.pick(of.lines) };
};

/** Replaces characters of a line that stand in the witness. */
const character =
  (what: string, suits: (char: string) => boolean, change: (char: string, random: Random) => string): Draw =>
  (content, random) => {
    const { of, line } = anyLine(content, random);
    const sites = sourceSites(line.raw).filter(({ start, end }) => suits(line.raw.slice(start, end)));
    const site = draw(random, sites);
    if (!site) return null;
    const where = { start: line.start + site.start, end: line.start + site.end };
    const char = line.raw.slice(site.start, site.end);
    return rewrite(`${of.file.path} ${line.paragraph.id} ${what}“${char}”`, of.file, where, change(char, random), {
      codes: CODES,
    });
  };

/** Rewrites the lines of a body. */
const lines =
  (what: string, change: (raws: string[], random: Random, of: PieceFile) => string[] | null): Draw =>
  (content, random) => {
    const of = random.pick(content.pieces);
    const raws = change(
      of.lines.map(({ raw }) => raw),
      random,
      of,
    );
    if (!raws) return null;
    const head = of.file.text.slice(0, of.bodyStart);
    return {
      what: `${of.file.path} ${what}`,
      operations: [{ do: 'write', path: of.file.path, bytes: `${head}\n${raws.join('\n\n')}\n` }],
      places: [of.file.path],
      codes: CODES,
    };
  };

const OTHER = ['的', '了', '是', '不'];

export const BODIES: Kinds = {
  'character-changed': character(
    '改了',
    (char) => HAN.test(char),
    (char, random) => random.pick(OTHER.filter((other) => other !== char)),
  ),
  'digit-changed': character(
    '改了',
    (char) => /[0-9]/u.test(char),
    (char) => String((Number(char) + 1) % 10),
  ),
  'punctuation-changed': character(
    '改了',
    (char) => /[，。；：、！？]/u.test(char),
    (char) => (char === '、' ? '。' : '、'),
  ),
  'character-dropped': character(
    '少了',
    () => true,
    () => '',
  ),
  'character-added': character(
    '重了',
    (char) => HAN.test(char),
    (char) => char + char,
  ),
  'space-added': character(
    '后面多了空格',
    (char) => HAN.test(char),
    (char) => `${char} `,
  ),
  'ideographic-space-added': character(
    '后面多了全角空格',
    (char) => HAN.test(char),
    (char) => `${char}\u3000`,
  ),
  'traditional-form': character(
    '写成繁体',
    (char) => '们会来为国学习实现问题经济'.includes(char),
    (char) => '們會來為國學習實現問題經濟'['们会来为国学习实现问题经济'.indexOf(char)]!,
  ),
  'digit-full-width': character(
    '写成全角',
    (char) => /[0-9A-Za-z]/u.test(char),
    (char) => String.fromCodePoint(char.codePointAt(0)! + 0xfee0),
  ),
  'quotation-mark-straight': character(
    '写成直引号',
    (char) => /[“”]/u.test(char),
    () => '"',
  ),
  'characters-swapped': (content, random) => {
    const { of, line } = anyLine(content, random);
    const sites = sourceSites(line.raw);
    const pairs = sites.flatMap((site, index) => {
      const next = sites[index + 1];
      const [first, second] = [line.raw.slice(site.start, site.end), next && line.raw.slice(next.start, next.end)];
      if (!next || !second || next.start !== site.end) return [];
      return foldPunctuation(first, 'half') === foldPunctuation(second, 'half') ? [] : [{ site, next, first, second }];
    });
    const pair = draw(random, pairs);
    if (!pair) return null;
    const where = { start: line.start + pair.site.start, end: line.start + pair.next.end };
    return rewrite(
      `${of.file.path} ${line.paragraph.id} 颠倒了“${pair.first}${pair.second}”`,
      of.file,
      where,
      pair.second + pair.first,
      { codes: CODES },
    );
  },
  'gap-filled': (content, random) => gap(content, random, '填上了', () => random.pick(['十五', '某某', '20'])),
  'gap-dropped': (content, random) => gap(content, random, '删去了', () => ''),
  'gap-widened': (content, random) => gap(content, random, '加长了', (mask) => mask + mask.at(-1)!),
  'change-without-mark': (content, random) => {
    const sites = content.pieces.flatMap((of) =>
      of.lines.flatMap((line) =>
        scan(line.raw).segments.flatMap((segment) => (segment.kind === 'substitution' ? [{ of, line, segment }] : [])),
      ),
    );
    const site = draw(
      random,
      sites.filter(
        ({ segment }) => foldPunctuation(segment.source, 'half') !== foldPunctuation(segment.reading, 'half'),
      ),
    );
    if (!site) return null;
    const { of, line, segment } = site;
    const start = line.start + segment.at;
    return rewrite(
      `${of.file.path} ${line.paragraph.id} 改了“${segment.source}”，不作记号`,
      of.file,
      { start, end: start + segment.raw.length },
      segment.reading,
      {
        codes: CODES,
      },
    );
  },
  'deletion-accepted': (content, random) => {
    const sites = content.pieces.flatMap((of) =>
      of.lines.flatMap((line) =>
        scan(line.raw).segments.flatMap((segment) => (segment.kind === 'deletion' ? [{ of, line, segment }] : [])),
      ),
    );
    const site = draw(random, sites);
    if (!site) return null;
    const start = site.line.start + site.segment.at;
    return rewrite(
      `${site.of.file.path} ${site.line.paragraph.id} 删了“${site.segment.source}”，不作记号`,
      site.of.file,
      { start, end: start + site.segment.raw.length },
      '',
      { codes: CODES },
    );
  },
  'paragraph-deleted': lines('少一段', (raws, random) => raws.toSpliced(random.below(raws.length), 1)),
  'paragraph-doubled': lines('重一段', (raws, random) => {
    const at = random.below(raws.length);
    return raws.toSpliced(at, 0, raws[at]!);
  }),
  'paragraph-added': lines('多一段', (raws, random) =>
    raws.toSpliced(random.below(raws.length + 1), 0, '编者加的一段。'),
  ),
  'paragraphs-merged': lines('两段连成一段', (raws, random) => {
    const at = random.below(raws.length - 1);
    return raws.length < 2 ? null : raws.toSpliced(at, 2, raws[at]! + raws[at + 1]!);
  }),
  'paragraph-divided': lines('一段分成两段', (raws, random) => {
    const at = random.below(raws.length);
    const plain = draw(random, [...raws[at]!.matchAll(/。(?=\p{Script=Han})/gu)]);
    return plain && raws.toSpliced(at, 1, raws[at]!.slice(0, plain.index + 1), raws[at]!.slice(plain.index + 1));
  }),
  'paragraphs-swapped': lines('前后两段换了位置', (raws, random) => {
    const at = random.below(raws.length - 1);
    return raws.length < 2 || raws[at] === raws[at + 1] ? null : raws.with(at, raws[at + 1]!).with(at + 1, raws[at]!);
  }),
  'paragraph-indented': lines('段首有空格', (raws, random) => {
    const at = random.below(raws.length);
    return raws.with(at, random.pick(['    ', '\u3000\u3000', '\t']) + raws[at]!);
  }),
  'paragraph-trailing-space': lines('段末有空格', (raws, random) => {
    const at = random.below(raws.length);
    return raws.with(at, `${raws[at]!} `);
  }),
  'markdown-heading': lines('段首加了 ##', (raws, random) => {
    const at = random.below(raws.length);
    return raws.with(at, `## ${raws[at]!}`);
  }),
  'body-of-another': (content, random): Damage | null => {
    const [one, other] = [random.pick(content.pieces), random.pick(content.pieces)];
    if (one === other) return null;
    const bytes = one.file.text.slice(0, one.bodyStart) + other.file.text.slice(other.bodyStart);
    return {
      what: `${one.file.path} 的正文是 ${other.piece.id} 的`,
      operations: [{ do: 'write', path: one.file.path, bytes }],
      places: [one.file.path],
      codes: CODES,
    };
  },
};

/** Changes a mask of the source that stands outside every mark. */
function gap(content: Content, random: Random, what: string, fill: (mask: string) => string): Damage | null {
  const masks = content.pieces.flatMap((of) =>
    of.lines.flatMap((line) =>
      scan(line.raw).segments.flatMap((segment) =>
        segment.kind === 'text'
          ? findGaps(segment.raw).map((found) => ({ of, line, found, start: line.start + segment.at + found.start }))
          : [],
      ),
    ),
  );
  const mask = draw(random, masks);
  if (!mask) return null;
  const { of, line, found, start } = mask;
  return rewrite(
    `${of.file.path} ${line.paragraph.id} ${what}掩字 ${found.mask}`,
    of.file,
    { start, end: start + found.mask.length },
    fill(found.mask),
    { codes: CODES },
  );
}
