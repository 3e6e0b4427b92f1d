import type { APIRoute } from 'astro';
import { casesJson } from '../../outputs/cases-json.ts';
import { getEdition } from '../../site/edition.ts';

export const GET: APIRoute = () =>
  new Response(casesJson(getEdition()), { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
