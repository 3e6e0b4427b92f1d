/** The detector on the archive's own witnesses, beside what the editors marked. */
import type { Archive } from '../../../src/archive/model.ts';
import { formatSuspect, type SuspectKind } from '../../../src/text/detector.ts';
import { evaluate, holdOutPieces, type EditedLine, type Tally } from './evaluate.ts';

const NAMES: Record<SuspectKind, string> = {
  swap: '换词',
  gap: '掩字',
  loss: '脱文',
  quote: '引号括号',
  ellipsis: '省略号',
  doubling: '重出',
  sequence: '序数',
};

/** Prints how the detector does on each witness of an archive: what it finds, what it misses, and what it would find in pieces that nobody has read. */
export function reportDetector(archive: Archive): void {
  for (const witness of archive.witnesses) {
    const lines = editedLines(archive, witness.id);
    const { tallies, missed, wrong } = evaluate(lines, archive.swaps);
    console.log(`底本 ${witness.id}：探测器在原文上的所得，与本版的记号相比。`);
    console.log('找到：本版这一类记号中，有同类提议落在同一处的。误报：没有同类记号与之相合的提议。');
    console.log('计入的记号：换词（改字和注）、掩字、脱文、改动或注明引号括号的标点、省略号、重出的衍字、脱去的序数。');
    for (const tally of tallies) console.log(row(NAMES[tally.kind], tally));
    console.log(row('合计', sum(tallies)));
    const exceptMasks = tallies.filter(({ kind }) => kind !== 'gap');
    console.log(row('合计，不计掩字', sum(exceptMasks)));
    for (const { line, mark } of missed)
      console.log(`漏：${line}:${mark.start + 1} ${mark.source}（${mark.note ?? ''}）`);
    for (const suspect of wrong) console.log(`误：${formatSuspect(suspect)}`);

    const held = holdOutPieces(lines, archive.swaps);
    const total = (key: 'marks' | 'byContext' | 'byPair') => held.reduce((count, item) => count + item[key], 0);
    console.log('词表对没读过的篇还灵不灵：轮流当作没读过这一篇，去掉只有它能证明的词对，或只有它能证明的上下文。');
    for (const { piece, marks, byContext, byPair } of held) {
      console.log(`  ${piece}：换词 ${marks} 处，去词对还找到 ${byPair}，去上下文还找到 ${byContext}`);
    }
    const [high, low] = [percent(total('byPair'), total('marks')), percent(total('byContext'), total('marks'))];
    console.log(`  合计 ${total('marks')} 处：高估 ${high}，低估 ${low}`);
  }
}

function editedLines(archive: Archive, witness: string): EditedLine[] {
  const owners = new Map(
    archive.pieces
      .filter(({ source }) => source.witness === witness)
      .flatMap((piece) => piece.paragraphs.map(({ line, marks }) => [line, { piece: piece.id, marks }] as const)),
  );
  const { lines } = archive.witnesses.find(({ id }) => id === witness)!;
  return lines.map((text, index) => ({ text, ...(owners.get(index + 1) ?? { piece: null, marks: [] }) }));
}

function sum(tallies: readonly Tally[]): Omit<Tally, 'kind'> {
  const add = (key: 'marks' | 'found' | 'proposals' | 'wrong') => tallies.reduce((count, item) => count + item[key], 0);
  return { marks: add('marks'), found: add('found'), proposals: add('proposals'), wrong: add('wrong') };
}

function row(name: string, { marks, found, proposals, wrong }: Omit<Tally, 'kind'>): string {
  return `  ${name}：记号 ${marks}，找到 ${found}（${percent(found, marks)}）；提议 ${proposals}，误报 ${wrong}（${percent(wrong, proposals)}）`;
}

const percent = (part: number, whole: number) => (whole === 0 ? '—' : `${((100 * part) / whole).toFixed(1)} %`);
