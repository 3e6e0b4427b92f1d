/** Editors' own prose (introductions, about, manual) is Markdown; bodies are not, see render.ts. */
import MarkdownItClass, { type MarkdownIt, type Token } from 'markdown-it';

/** An editor's link `@piece#p7` or `~/about/` as written; empty for any other token or address. */
function editorsHref(token: Token): string {
  const href = token.type === 'link_open' ? String(token.attrGet('href')) : '';
  if (!/^[@~]/u.test(href)) return '';
  try {
    return decodeURI(href);
  } catch {
    return href;
  }
}

/**
 * The Markdown of editors' own prose (introductions, about, manual): the usual rules, raw HTML off, links of the form
 * `[words](@piece#p7)` resolved to the piece's paragraph, and headings that may end in an anchor, `## 缺字 {gaps}`.
 * @param resolve gives the address of `@piece#p7`, `@piece` or `~/about/`; throws on an unknown target, for the archive's
 * checks have run before
 */
export function createProseMarkdown(resolve: (reference: string) => string): MarkdownIt {
  const md = new MarkdownItClass({ html: false, linkify: false, typographer: false });
  md.core.ruler.push('heading-anchors', (state) => {
    state.tokens.forEach((token, index) => {
      const content = state.tokens[index + 1]?.children?.at(-1);
      const anchor = token.type === 'heading_open' ? / \{([a-z-]+)\}$/u.exec(content?.content ?? '') : null;
      if (!anchor) return;
      token.attrSet('id', anchor[1]!);
      content!.content = content!.content.slice(0, anchor.index);
    });
  });
  md.core.ruler.push('references', (state) => {
    for (const block of state.tokens) {
      for (const token of block.children ?? []) {
        const href = editorsHref(token);
        if (href) token.attrSet('href', resolve(href));
      }
    }
  });
  return md;
}

/** An editor's link: its words, its target (`@piece#p7` or `~/about/`), and the 0-based line of the block that it stands in. */
export interface ProseLink {
  words: string;
  target: string;
  line: number;
}

/** The editor's links of a prose text, in order. */
export function listReferences(prose: string): ProseLink[] {
  const found: ProseLink[] = [];
  for (const block of new MarkdownItClass({ html: false }).parse(prose, {})) {
    let link: ProseLink | null = null;
    for (const token of block.children ?? []) {
      const target = editorsHref(token);
      if (target) link = { words: '', target, line: block.map?.[0] ?? 0 };
      else if (token.type === 'link_close' && link) {
        found.push(link);
        link = null;
      } else if (link) link.words += token.content;
    }
  }
  return found;
}
