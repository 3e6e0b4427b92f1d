/** References to what does not exist: pieces, paragraphs, themes, tags, causes, measures, actors, witnesses. */
import type { FaultCode } from '../../../../src/archive/faults.ts';
import { citesOfCase } from '../../../../src/archive/queries/cases.ts';
import type { Random } from '../../random.ts';
import type { Content } from '../content.ts';
import { draw, drawEvenly, rewrite, type Draw, type Kinds } from '../damage.ts';
import { siblingOf, type Field } from '../fields.ts';

const anyField = (content: Content, random: Random, pattern: RegExp) =>
  drawEvenly(
    random,
    content.fields.filter(({ name, value }) => pattern.test(name) && typeof value === 'string'),
    ({ name }) => name,
  );

const named = ({ file, path }: Field) => `${file.path} 的 ${path.join('.')}`;

/** A name close to a real one, or none like it, that is not among the known. */
function otherName(random: Random, name: string, known: ReadonlySet<string>): string {
  const at = random.below(name.length);
  const near = [name.slice(0, at) + name.slice(at + 1), name + name.at(-1)!, `${name}s`, 'no-such-name'];
  return near.find((candidate) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(candidate) && !known.has(candidate))!;
}

/** Names something that is not there. */
const unknown =
  (pattern: RegExp, codes: readonly FaultCode[], known: (content: Content) => string[]): Draw =>
  (content, random) => {
    const field = anyField(content, random, pattern);
    if (!field) return null;
    const wrong = otherName(random, String(field.value), new Set(known(content)));
    return rewrite(`${named(field)} 写成 ${wrong}`, field.file, field, JSON.stringify(wrong), { codes });
  };

const slugs = (entries: readonly { slug: string }[]) => entries.map(({ slug }) => slug);
const pieceIds = ({ archive }: Content) => archive.pieces.map(({ id }) => id);

/** A paragraph beyond the last one of a piece. */
function beyond(content: Content, random: Random, piece: string): string {
  const count = content.archive.pieces.find(({ id }) => id === piece)!.paragraphs.length;
  return `p${count + random.pick([1, 2, 100, 1e15])}`;
}

/** Renames an entry of a list that other files choose from; the files that chose it are where that shows. */
const withdrawn =
  (
    file: string,
    key: string,
    code: FaultCode,
    usersOf: (content: Content) => { path: string; names: readonly string[] }[],
  ): Draw =>
  (content, random) => {
    const users = usersOf(content);
    const used = new Set(users.flatMap(({ names }) => names));
    const entry = draw(
      random,
      content.fields.filter(
        (item) => item.file.path === file && item.path.at(-1) === key && used.has(String(item.value)),
      ),
    );
    if (!entry) return null;
    const changed = entry.value === 'retired' ? 'gone' : 'retired';
    return rewrite(`${named(entry)} 改作 ${changed}，别处还用旧名`, entry.file, entry, changed, {
      places: users.filter(({ names }) => names.includes(String(entry.value))).map(({ path }) => path),
      codes: [code],
    });
  };

const usersOfTags = ({ pieces }: Content) => pieces.map(({ piece, file }) => ({ path: file.path, names: piece.tags }));
const usersOfTerms =
  (field: 'causes' | 'measures' | 'actors') =>
  ({ archive }: Content) =>
    archive.cases.map((record) => ({ path: `cases/${record.id}.md`, names: record[field].map(({ id }) => id) }));

export const REFERENCES: Kinds = {
  'piece-in-field': unknown(/\.piece$| (?:quick|featured)$/u, ['unknown-piece'], pieceIds),
  'piece-in-waiver': unknown(/waivers\.yaml piece$/u, ['waiver-unknown'], pieceIds),
  'piece-in-prose': (content, random) => {
    const link = drawEvenly(
      random,
      content.links.filter(({ target }) => target.startsWith('@')),
      ({ file }) => file.path,
    );
    if (!link) return null;
    const [id = '', ...rest] = link.target.slice(1).split('#');
    const wrong = [otherName(random, id, new Set(pieceIds(content))), ...rest].join('#');
    return rewrite(`${link.file.path} 引 ${wrong}`, link.file, link, `[${link.words}](@${wrong})`, {
      codes: ['unknown-piece'],
    });
  },
  'paragraph-in-field': (content, random) => {
    const field = anyField(content, random, /(?<!seams|evidence)\.paragraph$/u);
    const piece = field && siblingOf(content, field, 'piece');
    if (!field || !piece) return null;
    const wrong = beyond(content, random, String(piece.value));
    return rewrite(`${named(field)} 写成 ${wrong}`, field.file, field, wrong, { codes: ['unknown-paragraph'] });
  },
  'paragraph-in-prose': (content, random) => {
    const link = drawEvenly(
      random,
      content.links.filter(({ target }) => /^@.+#/u.test(target)),
      ({ file }) => file.path,
    );
    if (!link) return null;
    const [piece = ''] = link.target.slice(1).split('#');
    const wrong = random.pick([beyond(content, random, piece), 'p0', 'p01', '3', 'p']);
    return rewrite(`${link.file.path} 引 ${piece}#${wrong}`, link.file, link, `[${link.words}](@${piece}#${wrong})`, {
      codes: ['unknown-paragraph'],
    });
  },
  'paragraph-in-waiver': (content, random) => {
    const field = anyField(content, random, /waivers\.yaml paragraph$/u);
    if (!field) return null;
    const waiver = content.archive.waivers[Number(field.path[0])]!;
    const wrong = beyond(content, random, waiver.piece);
    return rewrite(`${named(field)} 写成 ${wrong}`, field.file, field, wrong, { codes: ['waiver-unknown'] });
  },
  'paragraph-of-itself': (content, random) => {
    const field = anyField(content, random, / (?:seams|year\.evidence)\.paragraph$/u);
    const piece = field && content.pieces.find(({ file }) => file === field.file)!.piece;
    if (!field || !piece) return null;
    const wrong = beyond(content, random, piece.id);
    return rewrite(`${named(field)} 写成 ${wrong}`, field.file, field, wrong, { codes: ['unknown-paragraph'] });
  },
  'role-of-itself': (content, random) => {
    const field = anyField(content, random, / roles\.p\d+$/u);
    const piece = field && content.pieces.find(({ file }) => file === field.file)!.piece;
    if (!field || !piece) return null;
    const wrong = beyond(content, random, piece.id);
    return rewrite(`${named(field)} 写成 ${wrong}`, field.file, field.key!, wrong, { codes: ['unknown-paragraph'] });
  },
  theme: unknown(/ themes$/u, ['unknown-theme'], ({ archive }) => archive.themes.map(({ id }) => id)),
  cause: unknown(/ (?:causes\.id|measures\.for)$/u, ['unknown-cause'], ({ archive }) => slugs(archive.causes)),
  measure: unknown(/ measures\.id$/u, ['unknown-measure'], ({ archive }) => slugs(archive.measures)),
  actor: unknown(/ (?:actors\.id|measures\.by)$/u, ['unknown-actor'], ({ archive }) => slugs(archive.actors)),
  witness: unknown(/ source\.witness$/u, ['unknown-witness'], ({ archive }) => archive.witnesses.map(({ id }) => id)),
  tag: (content, random) => {
    const field = anyField(content, random, /^(?:essays|stories)\/\*\.md tags$/u);
    if (!field || Array.isArray(field.value)) return null;
    const wrong = `${String(field.value)}${random.pick(['们', '活动', '二'])}`;
    return rewrite(`${named(field)} 写成 ${wrong}`, field.file, field, wrong, { codes: ['unknown-tag'] });
  },
  'tag-withdrawn': withdrawn('taxonomy/tags.yaml', 'label', 'unknown-tag', usersOfTags),
  'cause-withdrawn': withdrawn('taxonomy/causes.yaml', 'slug', 'unknown-cause', usersOfTerms('causes')),
  'measure-withdrawn': withdrawn('taxonomy/measures.yaml', 'slug', 'unknown-measure', usersOfTerms('measures')),
  'actor-withdrawn': withdrawn('taxonomy/actors.yaml', 'slug', 'unknown-actor', usersOfTerms('actors')),
  'piece-of-case-gone': (content, random) => {
    const cites = content.archive.cases.flatMap((record) =>
      citesOfCase(record).map(({ piece }) => ({ record, piece })),
    );
    const cited = drawEvenly(random, cites, ({ piece }) => piece);
    const file = cited && content.pieces.find(({ piece }) => piece.id === cited.piece)!.file;
    if (!file) return null;
    return {
      what: `缺 ${file.path}，案例 ${cited.record.id} 还引它`,
      operations: [{ do: 'remove', path: file.path }],
      places: [`cases/${cited.record.id}.md`],
      codes: ['unknown-piece'],
    };
  },
  'theme-withdrawn': (content, random) => {
    const theme = random.pick(content.archive.themes);
    const path = `taxonomy/themes/${theme.id}.md`;
    return {
      what: `缺 ${path}，篇里还用它`,
      operations: [{ do: 'remove', path }],
      places: content.pieces.filter(({ piece }) => piece.themes.includes(theme.id)).map(({ file }) => file.path),
      codes: ['unknown-theme'],
    };
  },
  'theme-without-piece': (content, random) => {
    const { id } = random.pick(content.archive.themes);
    const { bytes } = content.file(`taxonomy/themes/${id}.md`);
    const order = 1 + Math.max(...content.archive.themes.map((theme) => theme.order));
    const text = bytes
      .toString('utf8')
      .replace(/^order: .*$/mu, `order: ${order}`)
      .replace(/^title: .*$/mu, 'title: 又一个主题');
    const path = 'taxonomy/themes/one-more.md';
    return {
      what: `${path} 没有一篇`,
      operations: [{ do: 'write', path, bytes: text }],
      places: [path],
      codes: ['theme-empty'],
    };
  },
  place: (content, random) => {
    const field = anyField(content, random, / place$/u);
    if (!field || typeof field.value !== 'string') return null;
    return rewrite(
      `${named(field)} 换成文中没有的地名`,
      field.file,
      field,
      random.pick(['乌有县', '火星', '桃花源村']),
      {
        codes: ['place-not-in-text'],
      },
    );
  },
};
