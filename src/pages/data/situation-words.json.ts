import type { APIRoute } from 'astro';
import { situationWordsJson } from '../../outputs/situation-words.ts';
import { getEdition } from '../../site/edition.ts';

export const GET: APIRoute = () =>
  new Response(situationWordsJson(getEdition()), { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
