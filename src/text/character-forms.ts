/**
 * Unusual forms of usual characters: radicals and compatibility ideographs in place of characters, ligatures, half-width
 * kana, and letters decomposed into a base and marks. Full-width forms, circled numbers and units are typography.
 */
const UNUSUAL = /[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb4f\uff61-\uffdc\u{2f800}-\u{2fa1f}]|[^\p{M}\s][\p{M}]+/gu;

/** Radicals that Unicode itself resolves to no character, each with the character that it looks like, as PDFs have them. */
const RADICALS =
  '⺓幺 ⺝月 ⺟母 ⺠民 ⺫目 ⺮竹 ⺶羊 ⺼月 ⻁虎 ⻄西 ⻅见 ⻆角 ⻉贝 ⻋车 ⻐金 ⻓长 ⻔门 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻬齐 ⻮齿 ⻰龙 ⻳龟';
const CHARACTER_OF = new Map(RADICALS.split(' ').map((pair) => [pair[0]!, pair[1]!]));

/** A form found. */
export interface Form {
  /** UTF-16 offset. */
  at: number;
  form: string;
  /** The first code point, `U+2F0A`. */
  name: string;
  what: '部首' | '分解的字' | '兼容字';
  /** What to write instead. */
  usual: string;
}

const usualOf = (form: string): string =>
  CHARACTER_OF.get(form) ?? form.normalize([...form].length > 1 ? 'NFC' : 'NFKC');

/** A text with the usual form in place of each unusual one. */
export const inUsualForms = (text: string): string => text.replace(UNUSUAL, usualOf);

/** The first unusual form of a text; null where there is none. */
export function findForm(text: string): Form | null {
  for (const { 0: form, index: at } of text.matchAll(UNUSUAL)) {
    const usual = usualOf(form);
    if (usual === form) continue;
    const isDecomposed = [...form].length > 1;
    const code = form.codePointAt(0)!;
    const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
    return { at, form, name, what: isDecomposed ? '分解的字' : code <= 0x2fdf ? '部首' : '兼容字', usual };
  }
  return null;
}
