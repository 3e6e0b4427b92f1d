/** The site's search as browsers and programs can keep it (OpenSearch 1.1). */
import { escapeHtml } from '../text/html.ts';

/**
 * @param site its short name, and the whole
 * @param root where its addresses begin, `https://example.org/base`
 */
export function openSearch(site: { name: string; title: string; language: string }, root: string): string {
  const at = (path: string) => escapeHtml(root + path);
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${escapeHtml(site.name)}</ShortName>
  <Description>${escapeHtml(site.title)}，搜全文里任意一串字</Description>
  <Language>${site.language}</Language>
  <InputEncoding>UTF-8</InputEncoding>
  <OutputEncoding>UTF-8</OutputEncoding>
  <Image type="image/svg+xml">${at('/favicon.svg')}</Image>
  <Url type="text/html" rel="results" template="${at('/search/?q={searchTerms}')}"/>
  <Url type="application/opensearchdescription+xml" rel="self" template="${at('/opensearch.xml')}"/>
</OpenSearchDescription>
`;
}
