/** Pieces and set-asides that do not tile their witness. */
import type { Random } from '../../random.ts';
import type { Content } from '../content.ts';
import { draw, rewrite, type Damage, type Draw, type Kinds } from '../damage.ts';
import type { Field } from '../fields.ts';

type Range = readonly [number, number];

function lineFields(content: Content): Field[] {
  return content.fields.filter(({ name, value }) => name.endsWith(' source.lines') && Array.isArray(value));
}

/** Where a wrong range shows: the piece, the witness, and the pieces next to it. */
function neighbours(content: Content, file: string, witness: string): string[] {
  const pieces = content.pieces.filter(({ piece }) => piece.source.witness === witness).map((item) => item.file.path);
  return [file, `sources/${witness}.txt`, ...pieces];
}

/** Gives a piece other lines. */
const claimed =
  (what: string, change: (range: Range, random: Random, last: number) => Range | null): Draw =>
  (content, random) => {
    const field = random.pick(lineFields(content));
    const { piece } = content.pieces.find(({ file }) => file === field.file)!;
    const witness = content.archive.witnesses.find(({ id }) => id === piece.source.witness)!;
    const range = change(field.value as Range, random, witness.lines.length);
    if (!range) return null;
    return rewrite(`${field.file.path} ${what}：${range.join('–')}`, field.file, field, `[${range.join(', ')}]`, {
      places: neighbours(content, field.file.path, witness.id),
    });
  };

/** Rewrites the record of a witness that sets lines aside. */
const aside =
  (
    what: string,
    change: (content: Content, random: Random, witness: string) => { at: number; end?: number; text: string } | null,
  ): Draw =>
  (content, random): Damage | null => {
    const { id } = random.pick(content.archive.witnesses);
    const file = content.file(`sources/${id}.yaml`);
    const edit = change(content, random, id);
    return (
      edit &&
      rewrite(`${file.path} ${what}`, file, { start: edit.at, end: edit.end ?? edit.at }, edit.text, {
        places: [...neighbours(content, file.path, id), `sources/${id}.signoff.tsv`],
      })
    );
  };

const setAsideLines = (content: Content, witness: string) =>
  content.fields.filter(({ file, name }) => file.path === `sources/${witness}.yaml` && name.endsWith(' setAside.line'));

export const LINE_CLAIMS: Kinds = {
  'first-line-given-up': claimed('少领头一行', ([from, to]) => [from + 1, to]),
  'last-line-given-up': claimed('少领末一行', ([from, to]) => [from, to - 1]),
  'line-before-taken': claimed('多领前一行', ([from, to]) => (from > 1 ? [from - 1, to] : null)),
  'line-after-taken': claimed('多领后一行', ([from, to]) => [from, to + 1]),
  shifted: claimed('错开一行', ([from, to]) => [from + 1, to + 1]),
  reversed: claimed('前后颠倒', ([from, to]) => (from < to ? [to, from] : null)),
  'out-of-range': claimed('超出底本', ([from], random, last) => [from, last + random.pick([1, 2, 1000])]),
  'all-lines': claimed('领了整份底本', ([from, to], _random, last) => (from === 1 && to === last ? null : [1, last])),
  'lines-of-another': (content, random) => {
    const [one, other] = [random.pick(lineFields(content)), random.pick(lineFields(content))];
    const witnessOf = (field: Field) => content.pieces.find(({ file }) => file === field.file)!.piece.source.witness;
    if (one === other || witnessOf(one) !== witnessOf(other)) return null;
    const range = other.value as number[];
    return rewrite(`${one.file.path} 领了 ${other.file.path} 的行`, one.file, one, `[${range.join(', ')}]`, {
      places: neighbours(content, one.file.path, witnessOf(one)),
      codes: ['line-claimed-twice'],
    });
  },
  'other-witness': (content, random) => {
    const field = draw(
      random,
      content.fields.filter(({ name }) => name.endsWith(' source.witness')),
    )!;
    const other = draw(
      random,
      content.archive.witnesses.filter(({ id }) => id !== field.value),
    );
    return (
      other &&
      rewrite(`${field.file.path} 的底本写成 ${other.id}`, field.file, field, other.id, {
        places: [
          ...neighbours(content, field.file.path, String(field.value)),
          ...neighbours(content, field.file.path, other.id),
        ],
      })
    );
  },
  'set-aside-removed': aside('少另置一行', (content, random, witness) => {
    const line = draw(random, setAsideLines(content, witness));
    if (!line) return null;
    const { text } = line.file;
    const start = text.lastIndexOf('\n', line.start) + 1;
    const end = text.indexOf('\n', text.indexOf('\n', start) + 1) + 1;
    return { at: start, end, text: setAsideLines(content, witness).length === 1 ? '  []\n' : '' };
  }),
  'set-aside-added': aside('多另置一行', (content, random, witness) => {
    const line = setAsideLines(content, witness)[0];
    const claimedLines = content.pieces
      .filter(({ piece }) => piece.source.witness === witness)
      .flatMap(({ piece }) => piece.source.lines);
    return line
      ? {
          at: line.file.text.lastIndexOf('\n', line.start) + 1,
          text: `  - line: ${random.pick(claimedLines)}\n    reason: 又一行\n`,
        }
      : null;
  }),
  'set-aside-twice': aside('另置了两次', (content, random, witness) => {
    const line = draw(random, setAsideLines(content, witness));
    return (
      line && {
        at: line.file.text.lastIndexOf('\n', line.start) + 1,
        text: `  - line: ${String(line.value)}\n    reason: 又一次\n`,
      }
    );
  }),
  'set-aside-beyond': aside('另置了没有的行', (content, random, witness) => {
    const line = draw(random, setAsideLines(content, witness));
    const { lines } = content.archive.witnesses.find(({ id }) => id === witness)!;
    return (
      line && {
        at: line.file.text.lastIndexOf('\n', line.start) + 1,
        text: `  - line: ${lines.length + random.pick([1, 500])}\n    reason: 没有这一行\n`,
      }
    );
  }),
  'set-aside-moved': aside('另置错了行', (content, random, witness) => {
    const line = draw(random, setAsideLines(content, witness));
    return line && { at: line.start, end: line.end, text: String(Number(line.value) + 1) };
  }),
};
