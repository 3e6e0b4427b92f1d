import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRoute } from 'astro';
import { getEdition } from '../../components/edition.ts';

export async function getStaticPaths() {
  const { witnesses } = await getEdition();
  return witnesses.map(({ id }) => ({ params: { witness: id } }));
}

/** The witness as its bytes stand on disk: lines would lose whether the file ends with a line feed. */
export const GET: APIRoute = ({ params }) =>
  new Response(readFileSync(join(process.cwd(), 'content/sources', `${params.witness}.txt`)), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
