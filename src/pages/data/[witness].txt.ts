import type { APIRoute } from 'astro';
import type { Witness } from '../../archive/model.ts';
import { getEdition } from '../../site/edition.ts';

export function getStaticPaths() {
  const { witnesses } = getEdition();
  return witnesses.map((witness) => ({ params: { witness: witness.id }, props: { witness } }));
}

export const GET: APIRoute<{ witness: Witness }> = ({ props }) =>
  new Response(props.witness.text, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
