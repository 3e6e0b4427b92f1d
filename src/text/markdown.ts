import MarkdownItClass, { type MarkdownIt, type Token } from 'markdown-it';
import { readMark, type MarkSegment } from './apparatus.ts';
import { findGaps } from './gaps.ts';
import { escapeHtml } from './html.ts';

/** What the renderer needs to link a mark to its note. Counted while one piece renders, paragraph by paragraph. */
export interface BodyEnv {
  /** Number of the last editor's note given out; starts at 0 and is carried from paragraph to paragraph. */
  notes: number;
  [key: string | symbol]: unknown;
}

/**
 * The Markdown of bodies: markdown-it's `zero` preset with two rules of our own. Nothing else is markup, because the
 * texts are full of `1.`, `_` and `*` that mean themselves.
 */
export function createBodyMarkdown(): MarkdownIt {
  const md = new MarkdownItClass('zero');
  md.use(apparatusPlugin);
  md.use(gapsPlugin);
  return md;
}

/** Inline rule: one CriticMarkup mark with its note becomes one `apparatus` token. */
export function apparatusPlugin(md: MarkdownIt): void {
  md.inline.ruler.push('apparatus', (state, silent) => {
    if (state.src[state.pos] !== '{') return false;
    const mark = readMark(state.src, state.pos);
    if (!mark) return false;
    if (!silent) state.push('apparatus', '', 0).meta = mark;
    state.pos += mark.raw.length;
    return true;
  });
  md.renderer.rules.apparatus = (tokens, index, _options, env) =>
    renderMark(tokens[index]!.meta as MarkSegment, env as BodyEnv);
}

/** Core rule: masks inside text tokens become `gap` tokens. Masks inside a noted span are drawn by the mark itself. */
export function gapsPlugin(md: MarkdownIt): void {
  md.core.ruler.push('gaps', (state) => {
    for (const block of state.tokens) {
      if (!block.children) continue;
      block.children = block.children.flatMap((token) => {
        if (token.type !== 'text' || findGaps(token.content).length === 0) return [token];
        return splitGaps(token.content).map((part) => {
          const piece = new state.Token(part.gap ? 'gap' : 'text', '', 0);
          piece.content = part.text;
          return piece;
        });
      });
    }
  });
  md.renderer.rules.gap = (tokens, index) => {
    const mask = escapeHtml(tokens[index]!.content);
    return `<a class="gap" href="#gaps" aria-label="缺字\uFF0C底本作${mask}">${mask}</a>`;
  };
}

function splitGaps(text: string): { text: string; gap: boolean }[] {
  const parts: { text: string; gap: boolean }[] = [];
  let at = 0;
  for (const gap of findGaps(text)) {
    if (gap.start > at) parts.push({ text: text.slice(at, gap.start), gap: false });
    parts.push({ text: gap.mask, gap: true });
    at = gap.end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), gap: false });
  return parts;
}

const LABELS: Record<MarkSegment['kind'], string> = {
  substitution: '改字',
  addition: '补字',
  deletion: '删字',
  span: '存注',
  point: '编者注',
};

/**
 * A mark's words keep to the reading text: all that is added (number, label) stands in attributes, so that copied text
 * and `textContent` equal the reading projection.
 */
function renderMark(mark: MarkSegment, env: BodyEnv): string {
  const number = ++env.notes;
  const lost = mark.kind === 'point' && mark.note?.category === '脱文';
  const kind = lost ? 'lost' : mark.kind;
  const label = lost ? '脱文' : LABELS[mark.kind];
  const words = mark.kind === 'span' ? renderText(mark.reading) : escapeHtml(mark.reading);
  const name = `${mark.reading}${mark.reading ? '\uFF0C' : ''}${label}\uFF0C校注${number}`;
  return (
    `<a class="mark mark-${kind}${mark.note?.confidence === '低' ? ' mark-doubtful' : ''}" href="#n${number}" id="r${number}" data-note="${number}"` +
    ` aria-label="${escapeHtml(name)}">${words ? `<span class="words">${words}</span>` : ''}</a>`
  );
}

/** Text outside marks, with its masks drawn as gaps. */
function renderText(text: string): string {
  return splitGaps(text)
    .map((part) => (part.gap ? renderGap(part.text) : escapeHtml(part.text)))
    .join('');
}

/** A mask inside a mark, which is a link already. */
function renderGap(mask: string): string {
  return `<span class="gap" role="img" aria-label="缺字">${escapeHtml(mask)}</span>`;
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

/** Resolves `@piece#pN` links of editors' prose to addresses. Throws on an unknown target; the archive's checks run first. */
export type ResolveReference = (reference: string) => string;

/**
 * The Markdown of editors' own prose (introductions, about, manual): the usual rules, raw HTML off, links of the form
 * `[words](@piece#p7)` resolved to the piece's paragraph, and headings that may end in an anchor, `## 缺字 {gaps}`.
 */
export function createProseMarkdown(resolve: ResolveReference): MarkdownIt {
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
