/** One page of every type that the built site has. */
import { readArchive, type ArchivePiece } from './archive-data.ts';
import { readSite } from './html.ts';

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

export function pageTypes(dist: string): PageType[] {
  const piece = notedPiece(dist);
  const { pieces, witnesses } = readArchive(dist);
  const tag = readSite(dist).pages.find(({ path }) => /^\/tags\/.+/u.test(path))!;
  const words = encodeURIComponent([...piece.paragraphs.at(-1)!.text].slice(0, 4).join(''));
  return [
    { name: 'home', path: '/' },
    { name: 'piece', path: piece.url },
    { name: 'story', path: pieces.find(({ kind }) => kind === 'story')!.url },
    { name: 'source page', path: `${piece.url}source/` },
    { name: 'essays', path: '/essays/' },
    { name: 'stories', path: '/stories/' },
    { name: 'themes', path: '/themes/' },
    { name: 'theme', path: `/themes/${piece.themes[0]!}/` },
    { name: 'tags', path: '/tags/' },
    { name: 'tag', path: tag.path },
    { name: 'places', path: '/places/' },
    { name: 'times', path: '/times/' },
    { name: 'terms', path: '/terms/' },
    { name: 'sources', path: '/sources/' },
    { name: 'witness', path: `/sources/${witnesses[0]!.id}/` },
    { name: 'about', path: '/about/' },
    { name: 'manual', path: '/about/manual/' },
    { name: 'start', path: '/start/' },
    { name: 'missing page', path: '/no/such/page/' },
    { name: 'search', path: '/search/' },
    { name: 'search with results', path: `/search/?q=${words}` },
  ];
}
