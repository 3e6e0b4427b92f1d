import type { APIRoute } from 'astro';
import { getEdition } from '../../site/edition.ts';
import { archiveJson } from '../../outputs/archive-json.ts';

export const GET: APIRoute = () => {
  const parts = archiveJson(getEdition());
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = parts.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
  });
  return new Response(body, { headers: { 'content-type': 'application/json; charset=utf-8' } });
};
