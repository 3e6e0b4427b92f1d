/**
 * Pages and files of the site that are there whatever the archive holds, so that a link in an editor's prose can be
 * checked before a page is built. The tests of the built site hold this list against what was built.
 */
export const ADDRESSES = [
  '/',
  '/essays/',
  '/stories/',
  '/cases/',
  '/cases/compare/',
  '/cases/figures/',
  '/cases/matrix/',
  '/cases/mine/',
  '/cases/outcomes/',
  '/places/',
  '/search/',
  '/sources/',
  '/tags/',
  '/terms/',
  '/themes/',
  '/times/',
  '/data/archive.json',
  '/data/cases.csv',
  '/data/cases.json',
  '/data/training.json',
  '/feed.xml',
] as const;

/** Places that the site itself adds to a page of editors' prose, by address. */
export const PAGE_ANCHORS: Readonly<Record<string, readonly string[]>> = {
  '/about/': ['cases', 'counts', 'data', 'changes', 'editors'],
  '/training/': ['situations', 'paths', 'decisions', 'kept'],
};
