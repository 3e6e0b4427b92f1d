/** Editors' prose that leads nowhere. */
import type { Random } from '../../random.ts';
import type { Content } from '../content.ts';
import { draw, drawEvenly, rewrite, type Draw, type Kinds } from '../damage.ts';
import { bodyOffset, isProse, type ContentFile } from '../files.ts';

/** The end of a paragraph of running prose. */
function proseEnd(content: Content, random: Random): { file: ContentFile; at: number } | null {
  const file = draw(
    random,
    content.files.filter(({ path }) => isProse(path)),
  );
  if (!file) return null;
  const start = bodyOffset(file.text);
  const body = file.text.slice(start).replace(/^```[^]*?^```/gmu, (code) => ' '.repeat(code.length));
  const end = draw(random, [...body.matchAll(/^\p{Script=Han}.*。$/gmu)]);
  return end && { file, at: start + end.index + end[0].length };
}

/** Adds words to prose. */
const added =
  (what: string, words: readonly string[]): Draw =>
  (content, random) => {
    const place = proseEnd(content, random);
    const text = random.pick(words);
    return place && rewrite(`${place.file.path} ${what} ${text}`, place.file, place.at, text);
  };

/** Adds words to a field that is shown as prose. */
const addedToField =
  (what: string, words: readonly string[]): Draw =>
  (content, random) => {
    const field = draw(
      random,
      content.fields.filter(({ name }) => name === 'taxonomy/themes/*.md dispute'),
    );
    const text = random.pick(words);
    return (
      field &&
      rewrite(
        `${field.file.path} 的 dispute ${what} ${text}`,
        field.file,
        field,
        JSON.stringify(String(field.value) + text),
      )
    );
  };

/** Rewrites a link. */
const relinked =
  (what: string, start: '@' | '~', change: (words: string, target: string, random: Random) => string | null): Draw =>
  (content, random) => {
    const link = drawEvenly(
      random,
      content.links.filter(({ target }) => target.startsWith(start)),
      ({ file }) => file.path,
    );
    const text = link && change(link.words, link.target, random);
    return text === null ? null : rewrite(`${link!.file.path} ${what} ${text}`, link!.file, link!, text);
  };

const NOWHERE = [
  '[此处](~/no-such-page/)',
  '[此处](~/themes/no-such-theme/)',
  '[此处](~/essays/no-such-piece/)',
  '[此处](~/tags/no-such-tag/)',
  '[此处](~/sources/no-such-witness/)',
];

export const PROSE: Kinds = {
  'page-unknown': added('指向', NOWHERE),
  'page-unknown-in-field': addedToField('指向', NOWHERE),
  'page-misspelt': relinked('指向', '~', (words, target, random) => {
    const name = target.split('/').at(-2)!;
    if (name === '~') return null;
    const at = random.below(name.length);
    return `[${words}](${target.replace(`/${name}/`, `/${name.slice(0, at)}${name.slice(at)}${name[at]!}x/`)})`;
  }),
  'anchor-unknown': added('指向', ['[此处](~/about/#no-such-heading)', '[此处](~/training/#no-such-heading)']),
  'piece-unknown': added('引', ['[此处](@no-such-piece#p1)', '[此处](@no-such-piece)', '[此处](@)', '[此处](@#p1)']),
  'piece-unknown-in-field': addedToField('引', ['[此处](@no-such-piece#p1)', '[此处](@no-such-piece)', '[此处](@)']),
  'link-unclosed': relinked('链接没有关上', '@', (words, target) => `[${words}](${target}`),
  'link-unopened': relinked('链接没有开头', '@', (words, target) => `${words}](${target})`),
  'link-apart': relinked('链接拆开了', '@', (words, target) => `[${words}] (${target})`),
  'link-full-width': relinked('链接用了全角括号', '@', (words, target) => `[${words}]\uff08${target}\uff09`),
  'link-without-words': relinked('链接没有文字', '@', (_words, target) => `[](${target})`),
  'heading-anchor-twice': (content) => {
    const file = content.files.find(({ path, text }) => isProse(path) && / \{[a-z-]+\}$/mu.test(text));
    const anchor = file && / \{[a-z-]+\}$/mu.exec(file.text)![0];
    return file
      ? rewrite(
          `${file.path} 有两个标题的锚是 ${anchor!.trim()}`,
          file,
          file.text.length,
          `\n## 又一节${anchor!}\n\n又一节。\n`,
        )
      : null;
  },
};
