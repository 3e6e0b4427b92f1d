const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

/** A run of text as written, entities and all, or an element. */
export type HtmlNode = string | HtmlElement;

export interface HtmlElement {
  name: string;
  /** As written, with the space before them. */
  attributes: string;
  children: HtmlNode[];
}

/** Parses HTML of our own. No attribute of ours holds a bare `>`. Throws where an element closes that is not open, or stays open. */
export function parseHtml(html: string): HtmlNode[] {
  const root: HtmlElement = { name: '', attributes: '', children: [] };
  const open = [root];
  for (const [tag, closing, name, attributes] of html.matchAll(/<(\/?)([a-z0-9]+)([^>]*)>|[^<]+/gu)) {
    const parent = open.at(-1)!;
    if (name === undefined) parent.children.push(tag);
    else if (!closing) {
      const element = { name, attributes: attributes!, children: [] };
      parent.children.push(element);
      open.push(element);
    } else if (parent.name === name) open.pop();
    else throw new Error(`</${name}> in <${parent.name}>: ${html}`);
  }
  if (open.length > 1) throw new Error(`<${open.at(-1)!.name}> stays open: ${html}`);
  return root.children;
}

/** The HTML of nodes, each element written as `wrap` has it. */
export function printHtml(nodes: readonly HtmlNode[], wrap: (element: HtmlElement, inner: string) => string): string {
  return nodes.map((node) => (typeof node === 'string' ? node : wrap(node, printHtml(node.children, wrap)))).join('');
}

/** What a browser would give as `textContent`. */
export function textContent(html: string): string {
  const text = printHtml(parseHtml(html), (_element, inner) => inner);
  return text.replace(/&(?:amp|lt|gt|quot|#39);/gu, (entity) => ENTITIES[entity]!);
}
