/** One page of every type that the built site has. */
import { readArchive, type ArchivePiece } from './archive-data.ts';
import { readCases } from './cases-data.ts';
import { isMoved, readSite } from './html.ts';
import { routeOf } from './routes.ts';

export interface PageType {
  name: string;
  /** Below the base. */
  path: string;
}

/** The piece with most notes among those that have gaps too: the page with most to go wrong. */
export function notedPiece(dist: string): ArchivePiece {
  const count = ({ paragraphs }: ArchivePiece, gaps: boolean) =>
    paragraphs.reduce((sum, { marks }) => sum + marks.filter(({ type }) => (type === 'gap') === gaps).length, 0);
  const noted = readArchive(dist).pieces.filter((piece) => count(piece, true) > 0);
  const [first] = noted.sort((a, b) => count(b, false) - count(a, false));
  if (!first) throw new Error('no piece has gaps');
  return first;
}

/** The cause that most cases have: the page of a value with most to go wrong. */
function commonestCause(dist: string): string {
  const counts = new Map<string, number>();
  for (const record of readCases(dist).cases) {
    for (const { id } of record.causes) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]![0];
}

/** Chosen examples of the types known by name, and a page of every other route that the site has. */
export function pageTypes(dist: string): PageType[] {
  const piece = notedPiece(dist);
  const story = readArchive(dist).pieces.find(({ kind }) => kind === 'story')!;
  const words = encodeURIComponent([...piece.paragraphs.at(-1)!.text].slice(0, 4).join(''));
  const named = [
    { name: 'home', path: '/' },
    { name: 'piece', path: piece.url },
    { name: 'story', path: story.url },
    { name: 'source page', path: `${piece.url}source/` },
    { name: 'theme', path: `/themes/${piece.themes[0]!}/` },
    { name: 'cause', path: `/cases/cause/${commonestCause(dist)}/` },
    { name: 'missing page', path: '/no/such/page/' },
    { name: 'search', path: '/search/' },
    { name: 'search with results', path: `/search/?q=${words}` },
  ];
  const known = new Set(named.map(({ path }) => routeOf(path)));
  const others: PageType[] = [];
  for (const page of readSite(dist).pages) {
    const route = routeOf(page.path);
    if (known.has(route) || isMoved(page) || page.file === '404.html') continue;
    known.add(route);
    others.push({ name: route, path: page.path });
  }
  return [...named, ...others];
}
