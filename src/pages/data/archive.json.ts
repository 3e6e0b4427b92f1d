import type { APIRoute } from 'astro';
import { getEdition } from '../../site/edition.ts';
import { archiveJson } from '../../outputs/archive-json.ts';

export const GET: APIRoute = () =>
  new Response(archiveJson(getEdition()), { headers: { 'content-type': 'application/json; charset=utf-8' } });
