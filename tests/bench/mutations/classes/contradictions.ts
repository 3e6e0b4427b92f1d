/** Fields that contradict each other or the text: titles and roles, genres and folders, dates, what the home page offers. */
import { scan } from '../../../../src/text/apparatus.ts';
import { detect, meets } from '../../../../src/text/detector.ts';
import type { Random } from '../../random.ts';
import type { Content, PieceFile } from '../content.ts';
import { draw, drawEvenly, rewrite, type Damage, type Draw, type Kinds } from '../damage.ts';
import type { Field } from '../fields.ts';
import { bodyOffset } from '../files.ts';

const fieldOf = (content: Content, { file }: PieceFile, key: string): Field | undefined =>
  content.fields.find((field) => field.file === file && field.path.join('.') === key);

const hasTitle = ({ piece }: PieceFile) => piece.paragraphs[0]?.role === 'title';

/** Gives a piece other roles. */
function withRoles(content: Content, of: PieceFile, roles: Record<string, string>, what: string): Damage {
  const entries = Object.entries(roles).map(([id, role]) => `${id}: ${role}`);
  const field = fieldOf(content, of, 'roles');
  const yaml = `{ ${entries.join(', ')} }`;
  const { at, separator } = content.mappings.find(({ file, path }) => file === of.file && path.length === 0)!;
  return field
    ? rewrite(`${of.file.path} ${what}`, of.file, field, yaml)
    : rewrite(`${of.file.path} ${what}`, of.file, at, `roles: ${yaml}${separator}`);
}

const piece =
  (
    suits: (of: PieceFile) => boolean,
    damage: (content: Content, of: PieceFile, random: Random) => Damage | null,
  ): Draw =>
  (content, random) => {
    const of = draw(random, content.pieces.filter(suits));
    return of && damage(content, of, random);
  };

const anyDate = (content: Content, random: Random) =>
  drawEvenly(
    random,
    content.fields.filter(({ name }) => /^(?:site|changes)\.yaml date$/u.test(name)),
    ({ name }) => name,
  )!;

export const CONTRADICTIONS: Kinds = {
  'title-goes-on': piece(
    (of) => hasTitle(of) && of.lines.length > 1,
    (_content, of) => {
      const { end } = of.lines[0]!;
      return rewrite(`${of.file.path} p2 接在题目后面`, of.file, { start: end, end: of.lines[1]!.start }, '\n');
    },
  ),
  'two-titles': piece(
    (of) => hasTitle(of) && of.lines.length > 1,
    (content, of, random) => {
      const { id } = random.pick(of.piece.paragraphs.slice(1));
      return withRoles(content, of, { ...of.piece.roles, [id]: 'title' }, `p1 和 ${id} 都是题目`);
    },
  ),
  'title-elsewhere': piece(
    ({ piece: { paragraphs } }) => paragraphs.length > 1,
    (content, of, random) => {
      const { id } = random.pick(of.piece.paragraphs.slice(1));
      const others = Object.entries(of.piece.roles).filter(([, role]) => role !== 'title');
      return withRoles(content, of, { ...Object.fromEntries(others), [id]: 'title' }, `题目在 ${id}`);
    },
  ),
  'supplied-title-in-text': piece(
    ({ piece: { titleSupplied } }) => titleSupplied,
    (content, of) => withRoles(content, of, { ...of.piece.roles, p1: 'title' }, '题目既是编者拟的，又是 p1'),
  ),
  'source-title-supplied': piece(hasTitle, (content, of) =>
    rewrite(
      `${of.file.path} p1 是题目，却写 titleSupplied: true`,
      of.file,
      fieldOf(content, of, 'titleSupplied')!,
      'true',
    ),
  ),
  'title-not-supplied': piece(
    ({ piece: { titleSupplied } }) => titleSupplied,
    (content, of) =>
      rewrite(
        `${of.file.path} 没有题目段，却写 titleSupplied: false`,
        of.file,
        fieldOf(content, of, 'titleSupplied')!,
        'false',
      ),
  ),
  'source-title-not-a-title': piece(hasTitle, (content, of) => {
    const others = Object.entries(of.piece.roles).filter(([, role]) => role !== 'title');
    return withRoles(content, of, Object.fromEntries(others), '题目是原文的，p1 却不是题目');
  }),
  'title-of-another-wording': piece(hasTitle, (content, of, random) => {
    const words = of.piece.title;
    const at = random.below([...words].length);
    const wrong = random.pick([`${words}记`, [...words].toSpliced(at, 1).join(''), words.slice(0, -1)]);
    return wrong === words || wrong === ''
      ? null
      : rewrite(
          `${of.file.path} 的 title 与 p1 不同：${wrong}`,
          of.file,
          fieldOf(content, of, 'title')!,
          JSON.stringify(wrong),
        );
  }),
  'heading-goes-on': piece(
    ({ piece: { paragraphs } }) => paragraphs.some(({ continues, role }) => continues && role === 'text'),
    (content, of, random) => {
      const { id } = draw(
        random,
        of.piece.paragraphs.filter(({ continues }) => continues),
      )!;
      return withRoles(content, of, { ...of.piece.roles, [id]: 'heading' }, `${id} 接着上一段，却是小标题`);
    },
  ),
  'genre-of-other-folder': (content, random) => {
    const of = random.pick(content.pieces);
    const others = of.piece.kind === 'essay' ? ['案例故事', '新闻报道'] : ['心得体会', '工作文件', '抗疫随笔'];
    const wrong = random.pick(others);
    return rewrite(`${of.file.path} 的 genre 写成 ${wrong}`, of.file, fieldOf(content, of, 'genre')!, wrong, {
      codes: ['genre-folder'],
    });
  },
  'other-folder': (content, random) => {
    const { file, piece: record } = random.pick(content.pieces);
    const path =
      record.kind === 'essay' ? file.path.replace('essays', 'stories') : file.path.replace('stories', 'essays');
    return {
      what: `${file.path} 移到 ${path}`,
      operations: [
        { do: 'remove', path: file.path },
        { do: 'write', path, bytes: file.bytes },
      ],
      places: [path],
      codes: ['genre-folder'],
    };
  },
  'no-such-date': (content, random) => {
    const field = anyDate(content, random);
    const wrong = random.pick(['2026-13-01', '2026-02-30', '2026-00-10', '2025-04-31']);
    return rewrite(`${field.file.path} 的日期写成 ${wrong}`, field.file, field, wrong);
  },
  'date-misshaped': (content, random) => {
    const field = anyDate(content, random);
    const wrong = random.pick(['2026/11/23', '2026-1-3', '23-11-2026', '二〇二六年', '"2026-11-23 "']);
    return rewrite(`${field.file.path} 的日期写成 ${wrong}`, field.file, field, wrong);
  },
  'edition-older-than-changes': (content) => {
    const field = content.fields.find(({ name }) => name === 'site.yaml date')!;
    const wrong = `${Number(content.archive.changes[0]!.date.slice(0, 4)) - 1}-06-01`;
    return rewrite(`site.yaml 的日期 ${wrong} 早于最近一次更改`, field.file, field, wrong, {
      places: ['site.yaml', 'changes.yaml'],
    });
  },
  'changes-out-of-order': (content) => {
    const file = content.file('changes.yaml');
    const year = Number(content.archive.changes.at(-1)!.date.slice(0, 4)) + 1;
    return rewrite(
      'changes.yaml 最新的写在最后',
      file,
      file.text.length,
      `- date: ${year}-01-01\n  title: 更新\n  changes:\n    - 改了一处。\n`,
      {
        places: ['site.yaml', 'changes.yaml'],
      },
    );
  },
  'query-without-answer': (content, random) => {
    const fields = content.fields.filter(
      ({ name, value }) => name === 'site.yaml queries' && typeof value === 'string',
    );
    const field = draw(random, fields)!;
    const wrong = random.pick(['火星移民', '区块链', '乌有之乡']);
    const stands = content.archive.pieces.some(({ paragraphs }) =>
      paragraphs.some(({ text, source }) => (text + source).includes(wrong)),
    );
    return stands ? null : rewrite(`首页的搜索“${wrong}”什么也搜不到`, field.file, field, wrong);
  },
  'introduction-too-thin': (content, random) => {
    const theme = random.pick(content.archive.themes);
    const file = content.file(`taxonomy/themes/${theme.id}.md`);
    return rewrite(
      `${file.path} 的导语只引一篇`,
      file,
      { start: bodyOffset(file.text), end: file.text.length },
      `只有[一篇](@${content.archive.pieces[0]!.id}#p1)。\n`,
      {
        codes: ['theme-too-thin'],
      },
    );
  },
  'waiver-removed': (content, random) => {
    const { waivers } = content.archive;
    const at = waivers.length > 0 ? random.below(waivers.length) : -1;
    const waiver = waivers[at];
    const overlap = waivers.filter((other) => other.piece === waiver?.piece && other.paragraph === waiver.paragraph);
    if (!waiver || overlap.length > 1) return null;
    const file = content.file('lexicon/waivers.yaml');
    const entries = file.text.split(/^(?=- )/mu);
    const head = entries[0]!.startsWith('- ') ? 0 : 1;
    return {
      what: `${file.path} 少了 ${waiver.piece} ${waiver.paragraph} 一条`,
      operations: [{ do: 'write', path: file.path, bytes: entries.toSpliced(head + at, 1).join('') }],
      places: [content.pieces.find(({ piece: { id } }) => id === waiver.piece)!.file.path],
      codes: ['suspect'],
    };
  },
  'waiver-for-nothing': (content, random) => {
    const { piece: record } = random.pick(content.pieces);
    const paragraph = random.pick(record.paragraphs);
    const words = [...paragraph.source].slice(0, 2).join('');
    const file = content.files.find(({ path }) => path === 'lexicon/waivers.yaml');
    const waived = content.archive.waivers.some(
      (waiver) => waiver.piece === record.id && waiver.paragraph === paragraph.id,
    );
    if (!file || waived || !/^\p{Script=Han}{2}$/u.test(words)) return null;
    const entry = `- piece: ${record.id}\n  paragraph: ${paragraph.id}\n  words: ${words}\n  reason: 没有什么可疑\n`;
    // A file without a waiver holds an empty list.
    const where = content.archive.waivers.length > 0 ? file.text.length : { start: 0, end: file.text.length };
    return rewrite(`${file.path} 放过了不可疑的“${words}”`, file, where, entry, {
      codes: ['waiver-unused', 'waiver-unknown'],
    });
  },
  'suspect-unanswered': (content, random) => {
    const { piece: record, file, lines } = random.pick(content.pieces);
    const sources = record.paragraphs.map(({ source }) => source);
    const sure = detect(sources, content.archive.swaps).filter(
      ({ kind, strength }) => kind === 'swap' && strength === 'strong',
    );
    const suspect = draw(random, sure);
    if (!suspect) return null;
    const line = lines[suspect.paragraph]!;
    const marks = scan(line.raw).segments.filter((segment) => segment.kind !== 'text');
    const answers = line.paragraph.marks.flatMap((mark, at) => (meets(suspect, mark) ? [at] : []));
    const answer = marks[answers[0] ?? -1];
    // Masks are marks without a segment of their own: then the two lists do not go together.
    if (answers.length !== 1 || marks.length !== line.paragraph.marks.length || answer?.kind !== 'substitution')
      return null;
    const start = line.start + answer.at;
    return rewrite(
      `${file.path} ${line.paragraph.id} 的“${answer.source}”没有记号了`,
      file,
      { start, end: start + answer.raw.length },
      answer.source,
      {
        codes: ['suspect'],
      },
    );
  },
};
