import { isLeftOpen, readNumber } from '../../text/numbers.ts';
import type { Draft } from '../draft.ts';
import type { Fault, FaultCode } from '../faults.ts';
import { readingOf } from '../layers.ts';
import type { Check } from './check.ts';

/**
 * A figure of a case is what the text says: its words stand in its quotation and state one number, which is its value, and
 * its unit stands in them or right behind them. The figures of a series have one unit. A part is of one whole, which the case
 * states in the same unit, is not more than that, and tells of neither before nor after.
 */
export const caseFigures: Check = (draft) => {
  const pieces = new Map(draft.pieces.map((piece) => [piece.id, piece]));
  return draft.collected.cases.entries.flatMap(({ data, file, lineOf }) => {
    const faults: Fault[] = [];
    const units = new Map<string, string>();
    for (const [index, figure] of data.figures.entries()) {
      const report = (field: keyof Figure, code: FaultCode, message: string, hint?: string) =>
        faults.push({ file, line: lineOf(['figures', index, field]), code, message, ...(hint ? { hint } : {}) });
      const { series, unit } = figure;
      const first = units.get(series);
      if (first === undefined) units.set(series, unit);
      else if (first !== unit) {
        const message = `${series} 前面的数以“${first}”计，这里以“${unit}”计；改成同一个单位，或另起一个 series。`;
        report('unit', 'figure-unit', message);
      }
      const wrong = partFault(figure, data.figures);
      if (wrong) report(figure.of === undefined ? 'caveats' : 'of', 'figure-part', wrong);
      const { piece, paragraph, quote } = figure.cite;
      const body = pieces.get(piece)?.paragraphs[Number(paragraph.slice(1)) - 1];
      const reading = body ? readingOf(body) : '';
      // A quotation that does not stand in its paragraph is told where references are checked.
      if (reading.includes(quote)) figureFault(figure, reading, report);
    }
    return faults;
  });
};

type Figure = Draft['collected']['cases']['entries'][number]['data']['figures'][number];

/** What is wrong with a figure as a part of another; null where it is right or claims to be none. */
function partFault({ of, series, unit, value, side, caveats }: Figure, figures: readonly Figure[]): string | null {
  if (of === undefined) return caveats ? 'caveats 只写在有 of 的数上；写明它是哪个数的一部分，或删去。' : null;
  const wholes = figures.filter((other) => other.series === of);
  const [whole] = wholes;
  if (of === series || !whole) return `这一例里没有 ${of} 的数；of 写同一例里另一个 series。`;
  if (wholes.length > 1)
    return `${of} 有 ${wholes.length} 个数，不知道是哪一个的一部分；把全部的那个数另起一个 series。`;
  if (whole.unit !== unit) return `${of} 以“${whole.unit}”计，这里以“${unit}”计；只有单位相同才是它的一部分。`;
  if (value > whole.value) return `${value} 比 ${of} 的 ${whole.value} 多，不会是它的一部分；删去 of。`;
  return side === null && whole.side === null ? null : '一部分和它的全部都不是前后的数；两个 side 都写 null。';
}

function figureFault(
  { text, value, unit, cite: { quote } }: Figure,
  reading: string,
  report: (field: keyof Figure, code: FaultCode, message: string, hint?: string) => void,
): void {
  if (!quote.includes(text)) {
    report('text', 'figure-text', `引文“${quote}”里没有“${text}”；照引文抄，或把引文引到这个数为止。`);
    return;
  }
  const quoteAt = reading.indexOf(quote);
  const around = [...indexesOf(quote, text)].map((index) => ({
    before: reading.slice(0, quoteAt + index),
    after: reading.slice(quoteAt + index + text.length),
  }));
  // Where they stand several times, one may be a part of a longer number: 13人 and 3人.
  const { before, after } = around.find((each) => !isLeftOpen(each.before, each.after)) ?? around[0]!;
  const at = text.lastIndexOf(unit);
  if (at < 0 && !after.startsWith(unit)) {
    report('unit', 'figure-unit', `“${text}”里和它后面都没有“${unit}”；单位照原文写，原文没有单位就不列这个数。`);
    return;
  }
  const words = at < 0 ? text : text.slice(0, at) + text.slice(at + unit.length);
  const read = isLeftOpen(before, at < 0 ? after.slice(unit.length) : after) ? null : readNumber(words);
  if (read === null) {
    const message = `“${before.slice(-4)}${text}${after.slice(0, 4)}”说的不是一个确数；改引一个确数，约数和范围写进别的栏。`;
    report('text', 'figure-value', message);
  } else if (read !== value) {
    report('value', 'figure-value', `“${text}”以“${unit}”计是 ${read}，不是 ${value}；照原文改 value。`, String(read));
  }
}

function* indexesOf(text: string, words: string): Generator<number> {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) yield at;
}
