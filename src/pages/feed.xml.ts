import type { APIRoute } from 'astro';
import { getEdition } from '../site/edition.ts';
import { SITE } from '../site/name.ts';
import { href } from '../site/addresses.ts';
import { atomFeed } from '../outputs/feed.ts';

export const GET: APIRoute = ({ site }) =>
  new Response(
    atomFeed(getEdition(), SITE, (path) => new URL(href(path), site).href),
    { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } },
  );
