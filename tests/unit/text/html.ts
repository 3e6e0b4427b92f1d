const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

/** What a browser would give as `textContent`: tags gone, the five entities back. No attribute of ours holds a bare `>`. */
export function textContent(html: string): string {
  return html.replace(/<[^>]*>/gu, '').replace(/&(?:amp|lt|gt|quot|#39);/gu, (entity) => ENTITIES[entity]!);
}
