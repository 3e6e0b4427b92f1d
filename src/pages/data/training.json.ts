import type { APIRoute } from 'astro';
import { trainingJson } from '../../outputs/training-json.ts';
import { getEdition } from '../../site/edition.ts';

export const GET: APIRoute = () =>
  new Response(trainingJson(getEdition()), { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
