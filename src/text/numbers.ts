/** Numbers as running Chinese text writes them. */

const DIGITS = new Map([...'〇一二三四五六七八九'].map((sign, value) => [sign, value]));
DIGITS.set('零', 0).set('两', 2);
/** Within a group of four places. */
const PLACES: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);
/** What the number before it is so many of. */
const GROUPS: ReadonlyMap<string, number> = new Map([
  ['万', 1e4],
  ['亿', 1e8],
]);

const ARABIC = '[0-9]{1,3}(?:[,，][0-9]{3})+(?:\\.[0-9]+)?|[0-9]+(?:\\.[0-9]+)?';
const CHINESE = '〇零一二三四五六七八九两十百千万亿';
const NUMBER = new RegExp(`(?:${ARABIC})[十百千万亿]*|[${CHINESE}]+`, 'gu');
/** Words that leave a number open: 十几、三十多、约、左右. */
const OPEN = /[几数多余来约半]|左右|上下|以上|以下|以内|近|超过|不到|至少|至多|成百|上千|分之/u;

/** Words before and after a number that make another of it: an order, a part of a longer one, one end of a range, an estimate. */
const OPEN_BEFORE = new RegExp(
  `(?:[第几数约超逾.]|(?<![最附])近|超过|不到|不足|至少|至多|最多|[0-9${CHINESE}]|[0-9${CHINESE}][-－—–~～至到])$`,
  'u',
);
const OPEN_AFTER = /^(?:左右|以上|以下|以内|上下|有余|余|多|半|[-－—–~～])/u;

/**
 * The number that words state, where they state one and leave nothing open: `16.34`, `1,234`, `三十五`, `两千〇八`, `1.2万`.
 * @returns null for none, for several (`3至5户`), for `十几`, `三五`, `约30`, and for what is no number, such as `第三`
 */
export function readNumber(words: string): number | null {
  if (OPEN.test(words)) return null;
  const found = [...words.matchAll(NUMBER)];
  if (found.length !== 1) return null;
  const [{ 0: written, index }] = found as [RegExpExecArray];
  if (words.slice(0, index).endsWith('第')) return null;
  return /^[0-9]/u.test(written) ? readMixed(written) : readChinese(written);
}

/** Whether what stands around words leaves the number in them open: `近` before them, `左右` after them, a range. */
export function isLeftOpen(before: string, after: string): boolean {
  return OPEN_BEFORE.test(before) || OPEN_AFTER.test(after);
}

/** Digits with places behind them: `1.2万`. */
function readMixed(written: string): number | null {
  const digits = /^[0-9.,，]+/u.exec(written)![0];
  const places = [...written.slice(digits.length)].map((sign) => PLACES.get(sign) ?? GROUPS.get(sign)!);
  // Decimals times a power of ten: rounded to what can be written with them, 1.1万 is 11000 and not a hair more.
  return Number(
    places.reduce((value, place) => value * place, Number(digits.replaceAll(/[,，]/gu, ''))).toPrecision(15),
  );
}

/** `三十五`, `两千〇八`, `一亿三千万`; signs one by one, `二〇一九`, where a 〇 shows that they are. */
function readChinese(written: string): number | null {
  const signs = [...written];
  if (signs.includes('〇') && signs.every((sign) => DIGITS.has(sign))) {
    return Number(signs.map((sign) => DIGITS.get(sign)).join(''));
  }
  let whole = 0;
  let group = 0;
  let digit: number | null = null;
  /** The place or group before; they fall within a group, and groups fall. */
  let lastPlace = Infinity;
  let lastGroup = Infinity;
  for (const sign of signs) {
    const value = DIGITS.get(sign);
    const place = PLACES.get(sign);
    if (value === 0) {
      if (digit !== null) return null;
    } else if (value !== undefined) {
      if (digit !== null) return null;
      digit = value;
    } else if (place !== undefined) {
      if (place >= lastPlace || (digit === null && place !== 10)) return null;
      group += (digit ?? 1) * place;
      digit = null;
      lastPlace = place;
    } else {
      const size = GROUPS.get(sign)!;
      const isEmpty = group === 0 && digit === null;
      // 万亿: so many of them.
      if (isEmpty && whole > 0 && size > lastGroup) whole *= size;
      else if (isEmpty || size >= lastGroup) return null;
      else whole += (group + (digit ?? 0)) * size;
      group = 0;
      digit = null;
      lastGroup = size;
      lastPlace = Infinity;
    }
  }
  return whole + group + (digit ?? 0);
}
