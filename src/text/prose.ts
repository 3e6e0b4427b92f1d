/** Editors' own prose (introductions, about, manual) is Markdown; bodies are not, see render.ts. */
import MarkdownItClass, { type MarkdownIt, type Token } from 'markdown-it';

/** The name that a heading may end in. */
const ANCHOR = / \{([a-z-]+)\}$/u;

/** A heading of a prose text, as Astro's own processors give it. */
export interface ProseHeading {
  /** 1 to 6. */
  depth: number;
  /** The element's id. */
  slug: string;
  text: string;
}

/** What `md.render(prose, env)` fills in. */
interface ProseEnv {
  headings?: ProseHeading[];
}

/** Gives every heading an id: the anchor that the editor wrote, else its own words. */
function nameHeadings(tokens: readonly Token[], env: ProseEnv): void {
  const headings = tokens.flatMap((open, index) => {
    if (open.type !== 'heading_open') return [];
    const words = tokens[index + 1]!.children ?? [];
    const anchor = ANCHOR.exec(words.at(-1)?.content ?? '');
    if (anchor) words.at(-1)!.content = anchor.input.slice(0, anchor.index);
    return [{ open, anchor: anchor?.[1], text: words.map(({ content }) => content).join('') }];
  });
  const taken = new Set(headings.map(({ anchor }) => anchor));
  for (const { open, anchor, text } of headings) {
    const slug = anchor ?? freeName(text, taken);
    taken.add(slug);
    open.attrSet('id', slug);
    env.headings?.push({ depth: Number(open.tag.slice(1)), slug, text });
  }
}

/**
 * Takes a section out of a prose text: from the heading of the second level that an editor named `{id}` to the next of that
 * level. The section is empty where no heading has the name.
 */
export function cutSection(prose: string, id: string): { section: string; rest: string } {
  const parts = prose.split(/^(?=## )/mu);
  const isCut = (part: string) => ANCHOR.exec(part.split('\n', 1)[0]!)?.[1] === id;
  return { section: parts.filter(isCut).join(''), rest: parts.filter((part) => !isCut(part)).join('') };
}

/** A heading's words as an id: letters and digits, the rest as hyphens, and a number where the words are taken. */
function freeName(text: string, taken: ReadonlySet<string | undefined>): string {
  const words = text.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/gu, '');
  const name = /^\p{L}/u.test(words) ? words : `h-${words}`;
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name}-${number}`;
  return free;
}

/** The words of a table's head, for the name of the box that it scrolls in. */
function headWords(tokens: readonly Token[], tableAt: number): string {
  const end = tokens.findIndex(({ type }, index) => index > tableAt && type === 'thead_close');
  const cells = tokens.slice(tableAt, end).filter(({ type }) => type === 'inline');
  return cells.map(({ children }) => (children ?? []).map(({ content }) => content).join('')).join('、');
}

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
 * `[words](@piece#p7)` resolved to the piece's paragraph, headings with ids, which may end in one, `## 缺字 {gaps}`, and
 * tables in a box that scrolls by itself. Rendered with an env, it gathers the headings there.
 * @param resolve gives the address of `@piece#p7`, `@piece` or `~/about/` for a link of these words; throws on an unknown
 * target, for the archive's checks have run before
 */
export function createProseMarkdown(resolve: (reference: string, words: string) => string): MarkdownIt {
  const md = new MarkdownItClass({ html: false, linkify: false, typographer: false });
  md.core.ruler.push('heading-names', ({ tokens, env }) => nameHeadings(tokens, env as ProseEnv));
  md.renderer.rules.table_open = (tokens, index) => {
    const label = md.utils.escapeHtml(`表：${headWords(tokens, index)}`);
    return `<section class="table-box" tabindex="0" aria-label="${label}">\n<table>\n`;
  };
  md.renderer.rules.table_close = () => '</table>\n</section>\n';
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
