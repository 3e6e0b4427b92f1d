/** What a disk can hold instead of a file, and files that are not where or what they should be. */
import { dirname } from 'node:path/posix';
import type { Random } from '../../random.ts';
import type { Content } from '../content.ts';
import { draw, type Damage, type Kinds, type Operation } from '../damage.ts';
import { nameOf, type ContentFile } from '../files.ts';

/** Files without which the rest of an archive may still be whole: that one is missing can only show elsewhere. */
const OPTIONAL = /^(?:private-names|reviews\.tsv)$|^(?:lexicon|cases|training)(?:\/|$)|\.signoff\.tsv$/u;
/** Files that may be called anything, as long as nothing names them. */
const NAMED_AT_WILL = /^(?:cases|training\/[^/]+)\//u;
/** Where other files say that this one ought to be there. */
const WITNESS = /^sources\/[^/]+\.txt$/u;
/** An editor may empty these without contradicting anything. */
const MAY_BE_EMPTY = /^private-names$/u;

const isPiece = (path: string) => /^(?:essays|stories)\//u.test(path);

/**
 * Where the loss of a file shows: the file itself, for a piece the witness whose lines it leaves without a home, for a theme
 * and a witness the pieces that belong to it.
 */
function losses(content: Content, file: ContentFile): string[] {
  const piece = content.pieces.find((candidate) => candidate.file === file);
  const theme = content.archive.themes.find(({ id }) => file.path === `taxonomy/themes/${id}.md`);
  const witness = content.archive.witnesses.find(({ id }) => file.path === `sources/${id}.txt`);
  const members = content.pieces.filter(
    (candidate) =>
      candidate.piece.themes.some((id) => id === theme?.id) || candidate.piece.source.witness === witness?.id,
  );
  return [
    file.path,
    ...(piece ? [`sources/${piece.piece.source.witness}.txt`] : []),
    ...members.map((member) => member.file.path),
  ];
}

/** A file drawn from each folder alike. */
function anyFile(content: Content, random: Random, suits: (path: string) => boolean = () => true): ContentFile | null {
  const files = content.files.filter(({ path }) => suits(path));
  const folder = draw(random, [...new Set(files.map(({ path }) => dirname(path)))]);
  return folder === null ? null : random.pick(files.filter(({ path }) => dirname(path) === folder));
}

/** Puts something else where a file is. */
const inPlace =
  (what: string, put: (path: string) => Operation) =>
  (content: Content, random: Random): Damage | null => {
    const file = anyFile(content, random);
    if (!file) return null;
    const { path } = file;
    return { what: `${path} ${what}`, operations: [{ do: 'remove', path }, put(path)], places: [path] };
  };

/** Puts something where the reader looks for files of a kind. */
const beside =
  (what: string, put: (path: string) => Operation) =>
  (content: Content, random: Random): Damage | null => {
    const neighbour = anyFile(content, random, (path) => /\.(?:md|yaml|txt)$/u.test(path) && path.includes('/'));
    if (!neighbour) return null;
    const path = neighbour.path.replace(nameOf(neighbour.path), 'one-more');
    return { what: `多出 ${path}，${what}`, operations: [put(path)], places: [path] };
  };

/** Gives a file another name; the old and the new one are places to say so. */
function renamed(content: Content, file: ContentFile, path: string): Damage {
  return {
    what: `${file.path} 改名为 ${path}`,
    operations: [
      { do: 'remove', path: file.path },
      { do: 'write', path, bytes: file.bytes },
    ],
    places: [path, ...losses(content, file)],
  };
}

const OTHER_ENDINGS: Record<string, string[]> = {
  md: ['markdown', 'mdx', 'MD', 'md.txt', 'txt'],
  yaml: ['yml', 'YAML', 'yaml.bak', 'json'],
  txt: ['TXT', 'text', 'html'],
  tsv: ['csv', 'TSV', 'tsv.bak'],
};

export const FILE_SYSTEM: Kinds = {
  'dangling-link': inPlace('换成指向空处的链接', (path) => ({ do: 'link', path, target: 'no-such-file' })),
  'looping-link': inPlace('换成指向自己的链接', (path) => ({ do: 'link', path, target: path.split('/').at(-1)! })),
  'dangling-link-beside': beside('是指向空处的链接', (path) => ({ do: 'link', path, target: 'no-such-file' })),
  'looping-link-beside': beside('是指向自己的链接', (path) => ({ do: 'link', path, target: path.split('/').at(-1)! })),
  'folder-link': (content, random) => {
    const path = `${random.pick(content.folders)}/loop`;
    return { what: `多出 ${path}，链接到上一层`, operations: [{ do: 'link', path, target: '..' }], places: [path] };
  },
  'folder-for-file': inPlace('换成文件夹', (path) => ({ do: 'folder', path })),
  'folder-beside': beside('是文件夹', (path) => ({ do: 'folder', path })),
  'file-for-folder': (content, random) => {
    const path = random.pick(content.folders);
    return {
      what: `文件夹 ${path} 换成文件`,
      operations: [
        { do: 'remove', path },
        { do: 'write', path, bytes: '不是文件夹\n' },
      ],
      places: [path],
    };
  },
  fifo: inPlace('换成管道', (path) => ({ do: 'fifo', path })),
  'fifo-beside': beside('是管道', (path) => ({ do: 'fifo', path })),
  unreadable: (content, random) => {
    const file = process.getuid?.() === 0 ? null : anyFile(content, random);
    return (
      file && {
        what: `${file.path} 不许读`,
        operations: [{ do: 'forbid', path: file.path }],
        places: [file.path],
      }
    );
  },
  'unreadable-folder': (content, random) => {
    const path = process.getuid?.() === 0 ? null : draw(random, content.folders);
    return path === null
      ? null
      : { what: `文件夹 ${path} 不许读`, operations: [{ do: 'forbid', path }], places: [path] };
  },
  missing: (content, random) => {
    const file = anyFile(content, random, (path) => !OPTIONAL.test(path));
    return (
      file && {
        what: `缺 ${file.path}`,
        operations: [{ do: 'remove', path: file.path }],
        places: WITNESS.test(file.path) ? [file.path, file.path.replace(/txt$/u, 'yaml')] : losses(content, file),
      }
    );
  },
  'missing-folder': (content, random) => {
    const path = draw(
      random,
      content.folders.filter((folder) => !OPTIONAL.test(folder)),
    );
    if (path === null) return null;
    const lost = content.files.filter((file) => file.path.startsWith(`${path}/`));
    return {
      what: `缺文件夹 ${path}`,
      operations: [{ do: 'remove', path }],
      places: [path, ...lost.flatMap((file) => losses(content, file))],
    };
  },
  empty: (content, random) => {
    const file = anyFile(content, random, (path) => !MAY_BE_EMPTY.test(path));
    return (
      file && {
        what: `${file.path} 是空的`,
        operations: [{ do: 'write', path: file.path, bytes: '' }],
        places: WITNESS.test(file.path) ? [file.path, file.path.replace(/txt$/u, 'yaml')] : losses(content, file),
      }
    );
  },
  'other-name': (content, random) => {
    const file = anyFile(content, random, (path) => !isPiece(path) && !NAMED_AT_WILL.test(path));
    if (!file) return null;
    const name = nameOf(file.path);
    return renamed(content, file, file.path.replace(name, random.pick([`${name}-old`, name.slice(1), `my-${name}`])));
  },
  'other-ending': (content, random) => {
    const file = anyFile(content, random, (path) => path.includes('.'));
    const ending = file?.path.split('.').at(-1);
    if (!file || !ending || !OTHER_ENDINGS[ending]) return null;
    return renamed(content, file, file.path.replace(/[^.]*$/u, random.pick(OTHER_ENDINGS[ending])));
  },
  'other-ending-beside': (content, random) => {
    const file = anyFile(content, random, (path) => /\/.*\.(?:md|yaml)$/u.test(path));
    if (!file) return null;
    const ending = file.path.split('.').at(-1)!;
    const path = file.path
      .replace(nameOf(file.path), 'one-more')
      .replace(/[^.]*$/u, random.pick(OTHER_ENDINGS[ending]!));
    return { what: `多出 ${path}`, operations: [{ do: 'write', path, bytes: file.bytes }], places: [path] };
  },
  'other-case': (content, random) => {
    const file = anyFile(content, random);
    if (!file) return null;
    const name = file.path.split('/').at(-1)!;
    const changed = random.pick([name.toUpperCase(), name[0]!.toUpperCase() + name.slice(1)]);
    return renamed(content, file, file.path.slice(0, -name.length) + changed);
  },
  'other-case-of-folder': (content, random) => {
    const folder = draw(random, content.folders);
    if (folder === null) return null;
    const path = folder.replace(/[^/]*$/u, (name) => name[0]!.toUpperCase() + name.slice(1));
    const moved = content.files
      .filter((file) => file.path.startsWith(`${folder}/`))
      .map((file) => ({ file, to: path + file.path.slice(folder.length) }));
    return {
      what: `文件夹 ${folder} 改名为 ${path}`,
      operations: [
        { do: 'remove', path: folder },
        ...moved.map(({ file, to }): Operation => ({ do: 'write', path: to, bytes: file.bytes })),
      ],
      places: [folder, path, ...moved.flatMap(({ file, to }) => [to, ...losses(content, file)])],
    };
  },
  'moved-down': (content, random) => {
    const file = anyFile(content, random);
    return (
      file &&
      renamed(
        content,
        file,
        file.path.replace(/[^/]*$/u, (name) => `inner/${name}`),
      )
    );
  },
  'moved-up': (content, random) => {
    const file = anyFile(content, random, (path) => path.includes('/'));
    return file && renamed(content, file, file.path.replace(/[^/]+\/(?=[^/]*$)/u, ''));
  },
  'unknown-file': (content, random) => {
    const file = anyFile(content, random);
    if (!file) return null;
    const folder = file.path.replace(/[^/]*$/u, '');
    const path = folder + random.pick(['notes.rtf', 'todo', 'new-table.yaml', 'draft.docx']);
    return { what: `多出 ${path}`, operations: [{ do: 'write', path, bytes: '还没有写完。\n' }], places: [path] };
  },
  'unknown-folder': (content, random) => {
    const folder = random.pick(['', ...content.folders.map((path) => `${path}/`)]);
    const path = `${folder}drafts`;
    const bytes = content.pieces[0]!.file.bytes;
    return {
      what: `多出文件夹 ${path}`,
      operations: [{ do: 'write', path: `${path}/one-more.md`, bytes }],
      places: [path, `${path}/one-more.md`],
    };
  },
  'same-piece-twice': (content, random) => {
    const { file } = random.pick(content.pieces);
    const path = file.path.startsWith('essays/')
      ? file.path.replace('essays', 'stories')
      : file.path.replace('stories', 'essays');
    return {
      what: `${file.path} 又作 ${path}`,
      operations: [{ do: 'write', path, bytes: file.bytes }],
      places: [file.path, path],
    };
  },
};
