const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\0': '\uFFFD',
};

/** Escapes the five characters that HTML and XML give meaning to. U+0000, which neither can hold, becomes U+FFFD. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'\0]/gu, (char) => ENTITIES[char]!);
}
