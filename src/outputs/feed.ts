import { Feed } from 'feed';
import type { Archive } from '../archive/model.ts';
import { escapeHtml } from '../text/html.ts';

/** What readers of feeds fetch over and over is no longer than this, however many pieces there are. */
const ENTRIES = 100;

/**
 * The archive as an Atom feed, pieces by number, the last of them where there are many. Every date is the edition's, so that two builds are alike.
 * @param host title and language of the site that the feed is of
 * @param absolute turns an address below the base into an absolute one
 */
export function atomFeed(
  archive: Archive,
  host: { title: string; language: string },
  absolute: (path: string) => string,
): string {
  const updated = new Date(`${archive.site.date}T00:00:00Z`);
  const feed = new Feed({
    id: absolute('/'),
    link: absolute('/'),
    title: host.title,
    description: archive.site.description,
    language: host.language,
    copyright: '原文作者各自所有；编者所写部分可自由引用，注明出处',
    updated,
    feedLinks: { atom: absolute('/feed.xml') },
  });
  for (const piece of archive.pieces.slice(-ENTRIES)) {
    feed.addItem({
      id: absolute(piece.url),
      link: absolute(piece.url),
      // The feed marks both as HTML.
      title: escapeHtml(piece.title),
      description: escapeHtml(piece.summary),
      date: updated,
      category: piece.themes.map((id) => ({ name: archive.themes.find((theme) => theme.id === id)!.title })),
    });
  }
  return feed.atom1();
}
