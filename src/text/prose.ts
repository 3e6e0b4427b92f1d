/** Editors' own prose (introductions, about, manual) is Markdown; bodies are not, see render.ts. */
import MarkdownItClass, { type MarkdownIt, type Token } from 'markdown-it';

/** The name that a heading may end in. */
const ANCHOR = / \{([a-z-]+)\}$/u;

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
 * @param resolve gives the address of `@piece#p7`, `@piece` or `~/about/` for a link of these words; throws on an unknown
 * target, for the archive's checks have run before
 */
export function createProseMarkdown(resolve: (reference: string, words: string) => string): MarkdownIt {
  const md = new MarkdownItClass({ html: false, linkify: false, typographer: false });
  md.core.ruler.push('heading-anchors', (state) => {
    state.tokens.forEach((token, index) => {
      const content = state.tokens[index + 1]?.children?.at(-1);
      const anchor = token.type === 'heading_open' ? ANCHOR.exec(content?.content ?? '') : null;
      if (!anchor) return;
      token.attrSet('id', anchor[1]!);
      content!.content = content!.content.slice(0, anchor.index);
    });
  });
  md.core.ruler.push('references', (state) => {
    for (const block of state.tokens) {
      const tokens = block.children ?? [];
      for (const [index, token] of tokens.entries()) {
        const href = editorsHref(token);
        if (href) token.attrSet('href', resolve(href, wordsOfLink(tokens, index)));
      }
    }
  });
  return md;
}

/** The words of the link that opens at that index. */
function wordsOfLink(tokens: readonly Token[], index: number): string {
  let words = '';
  for (let at = index + 1; at < tokens.length && tokens[at]!.type !== 'link_close'; at++) words += tokens[at]!.content;
  return words;
}

/** An editor's link: its words, its target (`@piece#p7` or `~/about/`), and the 0-based line of the block that it stands in. */
export interface ProseLink {
  words: string;
  target: string;
  line: number;
}

/** What the checks ask of a prose text. Lines are those of the blocks, 0-based. */
export interface ProseParts {
  links: ProseLink[];
  /** Names of headings, `## 缺字 {gaps}`. */
  anchors: { name: string; line: number }[];
  /** What readers read of each block, without markup, entities resolved. */
  blocks: { words: string; line: number }[];
  /** Links that are none, for a bracket is missing, wide or apart: readers would see `[甲]（@one#p1）` as it was typed. */
  strays: { words: string; line: number }[];
}

const READER = new MarkdownItClass({ html: false });
/** What only a link that went wrong leaves in plain words. */
const STRAY = /\]\s*[(（]\s*[@~][^\s)）]*|@[a-z0-9-]+#p\d+/u;

/** The editor's links of a prose text, its anchors, and links that were meant and are none; examples in code are left alone. */
export function readProse(prose: string): ProseParts {
  const parts: ProseParts = { links: [], anchors: [], blocks: [], strays: [] };
  let isHeading = false;
  for (const block of READER.parse(prose, {})) {
    if (block.type === 'fence' || block.type === 'code_block') {
      parts.blocks.push({ words: block.content, line: block.map?.[0] ?? 0 });
    }
    if (block.type === 'heading_open') isHeading = true;
    if (block.type !== 'inline') continue;
    const line = block.map?.[0] ?? 0;
    const anchor = isHeading ? ANCHOR.exec(block.content)?.[1] : undefined;
    if (anchor !== undefined) parts.anchors.push({ name: anchor, line });
    isHeading = false;
    parts.blocks.push({ words: (block.children ?? []).map(({ content }) => content).join(''), line });
    readBlock(block.children ?? [], line, parts);
  }
  return parts;
}

function readBlock(tokens: readonly Token[], line: number, { links, strays }: ProseParts): void {
  let link: ProseLink | null = null;
  let words = '';
  for (const token of tokens) {
    const target = editorsHref(token);
    if (target) link = { words: '', target, line };
    else if (token.type === 'link_close' && link) {
      links.push(link);
      link = null;
    } else if (link) link.words += token.content;
    else if (token.type === 'text') words += token.content;
    else words += '\n';
  }
  const stray = STRAY.exec(words);
  if (stray) strays.push({ words: stray[0], line });
}

/** What readers read of a prose text, without markup, on one line. */
export function plainProse(prose: string): string {
  return readProse(prose)
    .blocks.map(({ words }) => words)
    .join('');
}
