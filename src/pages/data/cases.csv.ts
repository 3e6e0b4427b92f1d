import type { APIRoute } from 'astro';
import { fileCases } from '../../outputs/cases-json.ts';
import { getEdition } from '../../site/edition.ts';
import { casesCsv } from '../../text/case-table.ts';

export const GET: APIRoute = () => {
  const filed = fileCases(getEdition());
  return new Response(casesCsv(filed.cases, filed), { headers: { 'Content-Type': 'text/csv; charset=utf-8' } });
};
