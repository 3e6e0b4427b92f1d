import type { APIRoute } from 'astro';
import { openSearch } from '../outputs/opensearch.ts';
import { publicRoot } from '../site/addresses.ts';
import { SITE } from '../site/name.ts';

/** Its addresses must be absolute: there is none in a build that was not told where it will live. */
export const getStaticPaths = () => (publicRoot() === null ? [] : [{ params: { description: 'opensearch' } }]);

export const GET: APIRoute = () =>
  new Response(openSearch(SITE, publicRoot()!), {
    headers: { 'content-type': 'application/opensearchdescription+xml; charset=utf-8' },
  });
