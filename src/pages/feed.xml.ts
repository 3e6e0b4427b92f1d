import type { APIRoute } from 'astro';
import { getEdition } from '../components/edition.ts';
import { href } from '../components/href.ts';
import { atomFeed } from '../outputs/feed.ts';

export const GET: APIRoute = async ({ site }) =>
  new Response(
    atomFeed(await getEdition(), (path) => new URL(href(path), site).href),
    { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } },
  );
