/** The same text as others write it: in traditional script, in other widths, with radicals for characters. */
import { Converter } from 'opencc-js/cn2t';
import type { Random } from '../random.ts';

/** The ways of writing by place; words are not exchanged. */
const WAYS = ['t', 'tw', 'hk'] as const;
const CONVERTERS = WAYS.map((to) => Converter({ from: 'cn', to }));

/** Blocks whose characters are other forms of usual ones: radicals and compatibility ideographs. */
const BLOCKS = [
  [0x2e80, 0x2fdf],
  [0xf900, 0xfaff],
  [0x2f800, 0x2fa1f],
] as const;
const FULL_WIDTH_SHIFT = 0xfee0;
const ZERO_WIDTH = ['\u200B', '\u200D', '\u2060', '\uFEFF', '\u00AD'];
/** A character in so many is followed by one that nobody sees. */
const UNSEEN_ONE_IN = 6;

/** Other forms of each character that has any. */
const FORMS = new Map<string, string[]>();
for (const [first, last] of BLOCKS) {
  for (let code = first; code <= last; code++) {
    const form = String.fromCodePoint(code);
    const usual = form.normalize('NFKC');
    if (usual !== form) FORMS.set(usual, [...(FORMS.get(usual) ?? []), form]);
  }
}

/** A simplified text as somebody writes it in Taiwan, Hong Kong or elsewhere. */
export const inTraditional = (text: string, random: Random): string => random.pick(CONVERTERS)(text);

/** A text with full-width letters, radicals and compatibility ideographs, decomposed letters, and characters unseen between. */
export function inCompatibleForms(text: string, random: Random): string {
  return [...text]
    .map((char) => {
      const forms = FORMS.get(char);
      const form = forms ? random.pick(forms) : widened(char).normalize('NFD');
      return random.below(UNSEEN_ONE_IN) === 0 ? form + random.pick(ZERO_WIDTH) : form;
    })
    .join('');
}

function widened(char: string): string {
  const code = char.codePointAt(0)!;
  return code > 0x20 && code < 0x7f ? String.fromCodePoint(code + FULL_WIDTH_SHIFT) : char;
}
