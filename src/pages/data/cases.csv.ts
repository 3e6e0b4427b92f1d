import type { APIRoute } from 'astro';
import { allCasesCsv } from '../../outputs/cases-csv.ts';
import { getEdition } from '../../site/edition.ts';

export const GET: APIRoute = () =>
  new Response(allCasesCsv(getEdition()), { headers: { 'Content-Type': 'text/csv; charset=utf-8' } });
