/** YAML that does not parse, or that parses to something an editor did not mean; front matter without its fences. */
import type { Random } from '../../random.ts';
import type { Content } from '../content.ts';
import { draw, drawEvenly, rewrite, type Damage, type Draw, type Kinds } from '../damage.ts';
import type { Field, Mapping } from '../fields.ts';
import { bodyOffset, type ContentFile } from '../files.ts';
import { wordFields } from '../sites.ts';

/** Levels of a bomb of anchors: nine of each below the next, so that it unfolds to more than memory holds. */
const BOMB_LEVELS = 12;

const byFile = ({ file }: { file: ContentFile }) => file.path.replace(/[^/]+(?=\.md$)/u, '*');
const startsLine = ({ file, key }: Field) => key !== null && file.text[key.start - 1] === '\n';

/** Words of an editor in one line, without quotation marks of YAML, after a key at the start of a line. */
function plainField(content: Content, random: Random): Field | null {
  const fields = wordFields(content).filter(
    (field) => startsLine(field) && /^\p{Script=Han}[^\n]+$/u.test(field.file.text.slice(field.start, field.end)),
  );
  return drawEvenly(random, fields, ({ name }) => name);
}

/** Puts further lines before an entry of a block mapping at the top of a file or of a list's item. */
function mapping(content: Content, random: Random): Mapping | null {
  return drawEvenly(
    random,
    content.mappings.filter(({ keys }) => keys.length > 0),
    ({ name }) => name,
  );
}

/** Writes characters right before a plain value. */
const before =
  (what: string, characters: string): Draw =>
  (content, random) => {
    const field = plainField(content, random);
    return (
      field && rewrite(`${field.file.path} 的 ${field.path.join('.')} ${what}`, field.file, field.start, characters)
    );
  };

/** Puts an entry into a mapping. */
const entry =
  (what: string, text: string): Draw =>
  (content, random) => {
    const place = mapping(content, random);
    return place && rewrite(`${place.file.path} 里${what}`, place.file, place.at, text + place.separator);
  };

/** Rewrites a Markdown file of those that suit. */
const markdown =
  (what: string, convert: (text: string) => string, suits: (path: string) => boolean = () => true): Draw =>
  (content, random) => {
    const file = drawEvenly(
      random,
      content.files.filter(({ path }) => path.endsWith('.md') && suits(path)),
      (item) => byFile({ file: item }),
    );
    if (!file) return null;
    const piece = content.pieces.find((candidate) => candidate.file === file);
    const places = piece ? [file.path, `sources/${piece.piece.source.witness}.txt`] : [file.path];
    return rewrite(`${file.path} ${what}`, file, { start: 0, end: file.text.length }, convert(file.text), { places });
  };

/** Replaces what a whole YAML file holds. */
const content =
  (what: string, text: string): Draw =>
  (archive, random) => {
    const file = draw(
      random,
      archive.files.filter(({ path }) => path.endsWith('.yaml')),
    );
    return file && rewrite(`${file.path} ${what}`, file, { start: 0, end: file.text.length }, text);
  };

export const YAML_SYNTAX: Kinds = {
  'indent-deeper': (archive, random) => shiftIndent(archive, random, ' '),
  'indent-shallower': (archive, random) => shiftIndent(archive, random, ''),
  tab: (archive, random) => shiftIndent(archive, random, '\t'),
  'colon-lost': (archive, random) => {
    const field = plainField(archive, random);
    return (
      field && rewrite(`${named(field)} 后没有冒号`, field.file, { start: field.key!.end, end: field.key!.end + 1 }, '')
    );
  },
  'space-after-colon-lost': (archive, random) => {
    const field = plainField(archive, random);
    return (
      field && rewrite(`${named(field)} 的冒号后没有空格`, field.file, { start: field.key!.end, end: field.start }, ':')
    );
  },
  'colon-full-width': (archive, random) => {
    const field = plainField(archive, random);
    return (
      field &&
      rewrite(`${named(field)} 的冒号是全角`, field.file, { start: field.key!.end, end: field.key!.end + 1 }, '\uff1a')
    );
  },
  'colon-in-value': (archive, random) => {
    const field = plainField(archive, random);
    return field && rewrite(`${named(field)} 的值里有冒号和空格`, field.file, field.start + 1, ': ');
  },
  'quote-unclosed': before('前引号没有后引号', '"'),
  'bracket-unclosed': (archive, random) => {
    const flow = archive.fields.filter(({ file, end }) => /[\]}]/u.test(file.text[end - 1]!));
    const field = drawEvenly(random, flow, ({ name }) => name);
    return field && rewrite(`${named(field)} 的括号没有关上`, field.file, { start: field.end - 1, end: field.end }, '');
  },
  'asterisk-first': before('以 * 开头', '*'),
  'anchor-first': before('以 & 开头', '&重要 '),
  'tag-first': before('以 ! 开头', '!重要 '),
  'binary-tag': before('标作 !!binary', '!!binary '),
  'at-first': before('以 @ 开头', '@'),
  'block-sign-first': before('以 | 开头', '| '),
  'comment-first': before('以 # 开头', '# '),
  'duplicate-key': (archive, random) => {
    const field = drawEvenly(
      random,
      archive.fields.filter((item) => item.key !== null),
      ({ name }) => name,
    );
    if (!field) return null;
    const place = archive.mappings.find(
      ({ file, path }) => file === field.file && path.join('.') === field.path.slice(0, -1).join('.'),
    )!;
    const key = String(field.path.at(-1));
    return rewrite(`${named(field)} 写了两次`, field.file, place.at, `${key}: 又一次${place.separator}`);
  },
  'list-as-key': entry('有个键是一列', '[甲, 乙]: 丙'),
  'mapping-as-key': entry('有个键是一组', '{甲: 乙}: 丙'),
  'null-as-key': entry('有个键是空的', ': 丙'),
  'prototype-as-key': entry('有个键是 __proto__', '__proto__: {甲: 乙}'),
  'merge-key': entry('有个合并键', '<<: {甲: 乙}'),
  'alias-unknown': (archive, random) => {
    const field = drawEvenly(random, archive.fields, ({ name }) => name);
    return field && rewrite(`${named(field)} 是不存在的别名`, field.file, field, '*nowhere');
  },
  'alias-to-itself': (archive, random) => {
    const field = drawEvenly(random, archive.fields, ({ name }) => name);
    return field && rewrite(`${named(field)} 是自己的别名`, field.file, field, '&self [*self]');
  },
  'alias-bomb': (archive, random) => {
    const field = drawEvenly(random, archive.fields, ({ name }) => name);
    return field && rewrite(`${named(field)} 是层层展开的别名`, field.file, field, bomb());
  },
  'second-document': (archive, random) => {
    const file = draw(
      random,
      archive.files.filter(({ path }) => path.endsWith('.yaml')),
    );
    return file && rewrite(`${file.path} 里有两份`, file, file.text.length, '---\n甲: 乙\n');
  },
  'only-words': content('只有一句话', '还没有写。\n'),
  'only-comment': content('只有注释', '# 还没有写。\n'),
  'only-list': content('是一列数', '[1, 2, 3]\n'),
  'front-matter-unopened': markdown('没有开头的 ---', (text) => text.slice('---\n'.length)),
  'front-matter-unclosed': markdown('没有结尾的 ---', (text) => text.replace('\n---\n', '\n')),
  'front-matter-dashes': markdown('开头是四个 -', (text) => `-${text}`),
  'front-matter-late': markdown('开头有空行', (text) => `\n${text}`),
  'front-matter-only-words': markdown(
    '元数据是一句话',
    (text) => `---\n还没有写。\n---\n${text.slice(bodyOffset(text))}`,
  ),
  'front-matter-empty': markdown('元数据是空的', (text) => `---\n---\n${text.slice(bodyOffset(text))}`),
  'fence-inside': markdown('元数据里有一行 ---', (text) => text.replace(/^(---\n[^\n]*\n)/u, '$1---\n')),
  // A case has no body unless there is something to warn of.
  'body-lost': markdown(
    '没有正文',
    (text) => text.slice(0, bodyOffset(text)),
    (path) => !path.startsWith('cases/'),
  ),
};

const named = ({ file, path }: Field) => `${file.path} 的 ${path.join('.')}`;

/** Moves the second entry of a block mapping below another out of line. */
function shiftIndent(archive: Content, random: Random, indent: string): Damage | null {
  const inner = archive.fields.filter(({ file, key }) => {
    const lead = key && /\n *$/u.exec(file.text.slice(0, key.start))?.[0];
    // The line above has to be of the same mapping.
    return (
      lead &&
      lead.length > 2 &&
      new RegExp(`\\n(?: {${lead.length - 1}}|[- ]{${lead.length - 1}})[a-z]+: [^\\n]*\\n *$`, 'u').test(
        file.text.slice(0, key.start),
      )
    );
  });
  const field = drawEvenly(random, inner, ({ name }) => name);
  if (!field) return null;
  const start = field.file.text.lastIndexOf('\n', field.key!.start) + 1;
  const width = field.key!.start - start;
  const lead = indent === '\t' ? '\t' : indent === '' ? ' '.repeat(width - 1) : ' '.repeat(width + 1);
  return rewrite(`${named(field)} 缩进不对`, field.file, { start, end: field.key!.start }, lead);
}

/** A value that unfolds to 9^12 items. */
function bomb(): string {
  const levels = Array.from({ length: BOMB_LEVELS }, (_, level) => {
    const item = level === 0 ? '甲' : `*a${level - 1}`;
    return `&a${level} [${Array.from({ length: 9 }, () => item).join(', ')}]`;
  });
  return `[${levels.join(', ')}]`;
}
