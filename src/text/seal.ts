const DIGITS = [...'〇一二三四五六七八九'];

/** A number digit by digit in Chinese, at least two places, as on a seal: 3 → 〇三. */
export function sealNumber(number: number): string {
  return [...String(number).padStart(2, '0')].map((digit) => DIGITS[Number(digit)]).join('');
}
