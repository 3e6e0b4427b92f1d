/** Witnesses whose bytes are not those that were recorded, and records that do not fit their witness. */
import type { FaultCode } from '../../../../src/archive/faults.ts';
import { createHash } from 'node:crypto';
import { sourceProjection } from '../../../../src/text/projections.ts';
import type { Witness } from '../../../../src/archive/model.ts';
import type { Random } from '../../random.ts';
import type { Content } from '../content.ts';
import { draw, rewrite, type Damage, type Draw, type Kinds } from '../damage.ts';

const textPath = ({ id }: Witness) => `sources/${id}.txt`;
const recordPath = ({ id }: Witness) => `sources/${id}.yaml`;
const signoffPath = ({ id }: Witness) => `sources/${id}.signoff.tsv`;

/** Changes a witness behind its record's back. */
const bytes =
  (what: string, change: (text: string, random: Random) => string | Uint8Array): Draw =>
  (content, random) => {
    const witness = random.pick(content.archive.witnesses);
    return {
      what: `${textPath(witness)} ${what}`,
      operations: [{ do: 'write', path: textPath(witness), bytes: change(witness.text, random) }],
      places: [textPath(witness), recordPath(witness)],
      codes: ['witness-hash'],
    };
  };

/** The record with the hash of other bytes. */
function recorded(content: Content, witness: Witness, text: string | Uint8Array): Damage['operations'] {
  const hash = createHash('sha256').update(text).digest('hex');
  return [
    { do: 'write', path: textPath(witness), bytes: text },
    {
      do: 'write',
      path: recordPath(witness),
      bytes: content.file(recordPath(witness)).text.replace(witness.sha256, hash),
    },
  ];
}

/** Everything of the edition that the lines of a witness have to agree with. */
function homes(content: Content, witness: Witness): string[] {
  const signed = content.files.some(({ path }) => path === signoffPath(witness)) ? [signoffPath(witness)] : [];
  const pieces = content.pieces.filter(({ piece }) => piece.source.witness === witness.id).map(({ file }) => file.path);
  return [textPath(witness), recordPath(witness), ...signed, ...pieces];
}

/** Changes the lines of a witness and its record with them, as if the page had been scraped anew. */
const rescraped =
  (
    what: string,
    change: (lines: string[], random: Random, witness: Witness) => string[] | null,
    codes?: readonly FaultCode[],
  ): Draw =>
  (content, random) => {
    const witness = random.pick(content.archive.witnesses);
    const lines = change(witness.lines, random, witness);
    if (!lines) return null;
    const text = lines.join('\n') + (witness.text.endsWith('\n') ? '\n' : '');
    return {
      what: `${textPath(witness)} ${what}，记录照改`,
      operations: recorded(content, witness, text),
      places: homes(content, witness),
      ...(codes ? { codes } : {}),
    };
  };

const lineOfPiece = (content: Content, random: Random) => {
  const { piece, file, lines } = random.pick(content.pieces);
  const line = random.pick(lines);
  const witness = content.archive.witnesses.find(({ id }) => id === piece.source.witness)!;
  return { file, line, witness };
};

const insertAt = (text: string, at: number, words: string) => text.slice(0, at) + words + text.slice(at);

export const WITNESSES: Kinds = {
  'character-changed': bytes('改了一字', (text, random) => {
    const at = draw(random, [...text.matchAll(/(?!的)\p{Script=Han}/gu)])!.index;
    return `${text.slice(0, at)}的${text.slice(at + 1)}`;
  }),
  'character-dropped': bytes('少了一字', (text, random) => {
    const at = draw(random, [...text.matchAll(/\p{Script=Han}/gu)])!.index;
    return text.slice(0, at) + text.slice(at + 1);
  }),
  'line-dropped': bytes('少了一行', (text, random) => {
    const lines = text.split('\n');
    return lines.toSpliced(random.below(lines.length - 1), 1).join('\n');
  }),
  'line-added': bytes('多了一行', (text) => `新的一行\n${text}`),
  'final-line-feed': bytes('末尾的换行变了', (text) => (text.endsWith('\n') ? text.slice(0, -1) : `${text}\n`)),
  'hash-changed': (content, random) => {
    const witness = random.pick(content.archive.witnesses);
    const file = content.file(recordPath(witness));
    const start = file.text.indexOf(witness.sha256) + random.below(64);
    const digit = file.text[start] === '0' ? '1' : '0';
    return rewrite(`${file.path} 的散列改了一位`, file, { start, end: start + 1 }, digit, { codes: ['witness-hash'] });
  },
  'fold-half-to-none': (content, random) => {
    const folded = content.archive.witnesses.filter(({ id, fold }) => {
      const lines = content.pieces.filter(({ piece }) => piece.source.witness === id).flatMap((item) => item.lines);
      return fold === 'half' && lines.some(({ raw }) => /[，；：！？（）]/u.test(sourceProjection(raw)));
    });
    const witness = draw(random, folded);
    if (!witness) return null;
    const file = content.file(recordPath(witness));
    const { index } = /(?<=^fold: )half/mu.exec(file.text)!;
    return rewrite(`${file.path} 的 fold 写成 none`, file, { start: index, end: index + 4 }, 'none', {
      places: homes(content, witness),
      codes: ['projection-differs'],
    });
  },
  'fold-none-to-half': (content, random) => {
    const witness = draw(
      random,
      content.archive.witnesses.filter(({ fold, text }) => fold === 'none' && /[，；：！？（）]/u.test(text)),
    );
    if (!witness) return null;
    const file = content.file(recordPath(witness));
    const { index } = /(?<=^fold: )none/mu.exec(file.text)!;
    return rewrite(`${file.path} 的 fold 写成 half`, file, { start: index, end: index + 4 }, 'half', {
      places: homes(content, witness),
      codes: ['witness-fold'],
    });
  },
  'rescraped-character': rescraped('换了一字', (lines, random) => {
    const at = random.below(lines.length);
    const char = draw(random, [...lines[at]!.matchAll(/(?!的)\p{Script=Han}/gu)]);
    return char && lines.with(at, `${lines[at]!.slice(0, char.index)}的${lines[at]!.slice(char.index + 1)}`);
  }),
  'rescraped-line-lost': rescraped('少了一行', (lines, random) => lines.toSpliced(random.below(lines.length), 1)),
  'rescraped-line-more': rescraped('末尾多了一行', (lines) => [...lines, '新的一行']),
  'rescraped-empty-line': rescraped('中间多了空行', (lines, random) =>
    lines.toSpliced(random.below(lines.length), 0, ''),
  ),
  'rescraped-lines-swapped': rescraped('换了两行', (lines, random) => {
    const at = random.below(lines.length - 1);
    return lines[at] === lines[at + 1] ? null : lines.with(at, lines[at + 1]!).with(at + 1, lines[at]!);
  }),
  'rescraped-delimiter': rescraped(
    '有校勘记号',
    (lines, random) => {
      const at = random.below(lines.length);
      return lines.with(at, insertAt(lines[at]!, 1, random.pick(['{==', '++}', '{>>', '~~}'])));
    },
    ['witness-delimiter'],
  ),
  'rescraped-full-width': rescraped(
    '有全角标点',
    (lines, random, { fold }) => {
      const at = random.below(lines.length);
      return fold === 'none' ? null : lines.with(at, insertAt(lines[at]!, 1, random.pick([...'，；：！？（）'])));
    },
    ['witness-fold'],
  ),
  'rescraped-crlf': (content, random) => {
    const witness = random.pick(content.archive.witnesses);
    const text = witness.text.replaceAll('\n', '\r\n');
    return {
      what: `${textPath(witness)} 换行是 CRLF，记录照改`,
      operations: recorded(content, witness, text),
      places: homes(content, witness),
    };
  },
  /** Not UTF-8, yet the body, the hashes and the sign-off agree: the bytes can no longer be got back from the edition. */
  'not-utf8': (content, random) => {
    const { file, line, witness } = lineOfPiece(content, random);
    const body = draw(random, [...line.raw.matchAll(/(?<=^\p{Script=Han}*)\p{Script=Han}/gu)]);
    if (!body) return null;
    const before =
      witness.lines.slice(0, line.paragraph.line - 1).join('\n') +
      (line.paragraph.line > 1 ? '\n' : '') +
      line.raw.slice(0, body.index);
    const after = witness.text.slice(before.length + 1);
    const decoded = `${line.paragraph.source.slice(0, body.index)}\ufffd${line.paragraph.source.slice(body.index + 1)}`;
    const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);
    const signoff = content.files.find(({ path }) => path === signoffPath(witness));
    const bodyAt = line.start + body.index;
    return {
      what: `${textPath(witness)} 第 ${line.paragraph.line} 行有一个字不是 UTF-8，正文、散列、签读都照改`,
      operations: [
        ...recorded(content, witness, Buffer.concat([Buffer.from(before), Buffer.from([0xff]), Buffer.from(after)])),
        { do: 'write', path: file.path, bytes: `${file.text.slice(0, bodyAt)}\ufffd${file.text.slice(bodyAt + 1)}` },
        ...(signoff
          ? [
              {
                do: 'write' as const,
                path: signoff.path,
                bytes: signoff.text.replace(shortHash(line.paragraph.source), shortHash(decoded)),
              },
            ]
          : []),
      ],
      places: [textPath(witness), recordPath(witness), file.path],
    };
  },
  'without-record': (content, random) => {
    const path = `sources/${random.pick(['one-more', 'second-page'])}.txt`;
    return {
      what: `${path} 没有记录`,
      operations: [{ do: 'write', path, bytes: content.archive.witnesses[0]!.text }],
      places: [path, path.replace(/txt$/u, 'yaml')],
    };
  },
  'record-without-text': (content, random) => {
    const path = `sources/${random.pick(['one-more', 'second-page'])}.yaml`;
    const { bytes: record } = content.file(recordPath(random.pick(content.archive.witnesses)));
    return {
      what: `${path} 没有底本`,
      operations: [{ do: 'write', path, bytes: record }],
      places: [path, path.replace(/yaml$/u, 'txt')],
    };
  },
  'signoff-without-witness': (content, random) => {
    const path = `sources/${random.pick(['one-more', 'second-page'])}.signoff.tsv`;
    const signoff = content.files.find((file) => file.path.endsWith('.signoff.tsv'));
    return signoff
      ? { what: `${path} 没有底本`, operations: [{ do: 'write', path, bytes: signoff.bytes }], places: [path] }
      : null;
  },
};
