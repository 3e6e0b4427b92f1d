/** Tables in which editors sign that they have read each line, where they do not agree with what was read. */
import type { FaultCode } from '../../../../src/archive/faults.ts';
import { listMarks } from '../../../../src/text/projections.ts';
import type { Random } from '../../random.ts';
import type { Content } from '../content.ts';
import { draw, rewrite, type Draw, type Kinds } from '../damage.ts';
import type { ContentFile } from '../files.ts';
import { sourceSites } from '../sites.ts';

interface Row {
  line: number;
  hash: string;
  finding: string;
  /** Marks of the line; null where it belongs to no piece. */
  marks: number | null;
}

interface Table {
  file: ContentFile;
  header: string;
  rows: Row[];
}

function readTable(content: Content, file: ContentFile): Table {
  const witness = file.path.replace(/^sources\/|\.signoff\.tsv$/gu, '');
  const marks = new Map(
    content.pieces
      .filter(({ piece }) => piece.source.witness === witness)
      .flatMap(({ lines }) => lines.map(({ raw, paragraph }) => [paragraph.line, listMarks(raw).length] as const)),
  );
  const [header = '', ...rows] = file.text.trimEnd().split('\n');
  return {
    file,
    header,
    rows: rows.map((row) => {
      const [line, hash = '', finding = ''] = row.split('\t');
      return { line: Number(line), hash, finding, marks: marks.get(Number(line)) ?? null };
    }),
  };
}

const write = ({ line, hash, finding }: Row) => `${line}\t${hash}\t${finding}`;

function anyTable(content: Content, random: Random): Table | null {
  const file = draw(
    random,
    content.files.filter(({ path }) => path.endsWith('.signoff.tsv')),
  );
  return file && readTable(content, file);
}

/** Rewrites one row of a table. */
const row =
  (
    what: string,
    codes: readonly FaultCode[],
    suits: (row: Row) => boolean,
    change: (row: Row, random: Random, rows: Row[]) => string[],
  ): Draw =>
  (content, random) => {
    const table = anyTable(content, random);
    const chosen = table && draw(random, table.rows.filter(suits));
    if (!table || !chosen) return null;
    const rows = table.rows.flatMap((item) => (item === chosen ? change(item, random, table.rows) : [write(item)]));
    return rewrite(
      `${table.file.path} 第 ${chosen.line} 行的签读${what}`,
      table.file,
      { start: 0, end: table.file.text.length },
      `${[table.header, ...rows].join('\n')}\n`,
      { codes },
    );
  };

const any = () => true;

export const SIGNOFF: Kinds = {
  'row-removed': row('没有了', ['signoff-missing'], any, () => []),
  'row-twice': row('有两次', ['signoff-stale'], any, (item) => [write(item), write(item)]),
  'row-of-another': row('写成别的行号', ['signoff-stale', 'signoff-missing'], any, (item, random, rows) => [
    write({ ...item, line: random.pick(rows.filter(({ line }) => line !== item.line)).line }),
  ]),
  'row-beyond': row('后多一行', ['signoff-stale'], any, (item, _random, rows) => [
    write(item),
    write({ ...item, line: rows.length + 500 }),
  ]),
  'hash-changed': row('散列改了一位', ['signoff-stale'], any, (item) => [
    write({ ...item, hash: (item.hash.startsWith('0') ? '1' : '0') + item.hash.slice(1) }),
  ]),
  'hash-short': row('散列短了', ['signoff-stale'], any, (item) => [write({ ...item, hash: item.hash.slice(0, 8) })]),
  'hash-of-another': row('散列是别的行的', ['signoff-stale'], any, (item, random, rows) => [
    write({ ...item, hash: random.pick(rows.filter(({ hash }) => hash !== item.hash)).hash }),
  ]),
  'clean-called-marked': row(
    '说有记号',
    ['signoff-finding'],
    ({ marks }) => marks === 0,
    (item) => [write({ ...item, finding: '换词1处' })],
  ),
  'marked-called-clean': row(
    '说无误',
    ['signoff-finding'],
    ({ marks }) => (marks ?? 0) > 0,
    (item) => [write({ ...item, finding: '无误' })],
  ),
  'aside-called-clean': row(
    '没说另置',
    ['signoff-finding'],
    ({ marks }) => marks === null,
    (item) => [write({ ...item, finding: '无误' })],
  ),
  'finding-lost': row('没有所得', ['invalid-field'], any, (item, random) => [
    `${item.line}\t${item.hash}${random.pick(['', '\t', '\t  '])}`,
  ]),
  'spaces-for-tabs': row('用空格隔开', ['invalid-field'], any, (item) => [write(item).replaceAll('\t', '    ')]),
  'words-for-number': row('行号不是数', ['invalid-field'], any, (item, random) => [
    write(item).replace(/^\d+/u, random.pick(['第一行', '0', '-1', '1.5', ''])),
  ]),
  'empty-line': row('前有空行', ['invalid-field'], any, (item) => ['', write(item)]),
  'header-misspelt': (content, random) => {
    const table = anyTable(content, random);
    return (
      table &&
      rewrite(
        `${table.file.path} 的表头写错`,
        table.file,
        { start: 0, end: table.header.length },
        random.pick(['line,sha256,finding', '行号\t散列\t所得', 'Line\tSHA256\tFinding']),
        { codes: ['invalid-field'] },
      )
    );
  },
  'marked-after-signing': (content, random) => {
    const table = anyTable(content, random);
    const witness = table?.file.path.replace(/^sources\/|\.signoff\.tsv$/gu, '');
    const clean = content.pieces
      .filter(({ piece }) => piece.source.witness === witness)
      .flatMap((of) => of.lines.filter(({ raw }) => listMarks(raw).length === 0).map((line) => ({ of, line })));
    const place = draw(random, clean);
    if (!table || !place) return null;
    const { start } = random.pick(sourceSites(place.line.raw));
    return rewrite(
      `${place.of.file.path} ${place.line.paragraph.id} 签了无误，又作了注`,
      place.of.file,
      place.line.start + start,
      '{>>说明：后来加的<<}',
      {
        places: [table.file.path, place.of.file.path],
        codes: ['signoff-finding'],
      },
    );
  },
};
