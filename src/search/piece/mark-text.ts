/** Words of a paragraph put into elements, in either layer of a piece. */
import { element } from '../shared/element.ts';

/** Paragraphs of both layers, the title among them where the source has it, and titles that the editor supplied. */
const isParagraph = (element: Element) => /^p[1-9]\d*$/u.test(element.id) || element.matches('h1.supplied');

/** The paragraphs of the page, in order. */
export function listParagraphs(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('article h1, article [id]')].filter(isParagraph);
}

/** The texts of a paragraph, without those of a paragraph inside it, which continues it. */
function textsOf(paragraph: Element): Text[] {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node instanceof Text) return NodeFilter.FILTER_ACCEPT;
    return isParagraph(node as Element) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  return texts;
}

/** The text of a paragraph in its layer, to the letter. */
export function textOf(paragraph: Element): string {
  return textsOf(paragraph)
    .map(({ data }) => data)
    .join('');
}

/** Marks `[start, end)` code points of a paragraph's text; words across elements become one mark in each. */
export function markRange(paragraph: Element, start: number, end: number): HTMLElement[] {
  const cuts: { node: Text; from: number; to: number }[] = [];
  let at = 0;
  for (const node of textsOf(paragraph)) {
    const chars = [...node.data];
    const from = Math.max(0, start - at);
    const to = Math.min(chars.length, end - at);
    const units = (count: number) => chars.slice(0, count).join('').length;
    if (from < to) cuts.push({ node, from: units(from), to: units(to) });
    at += chars.length;
  }
  return cuts.map(({ node, from, to }) => {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    const mark = element('mark');
    range.surroundContents(mark);
    return mark;
  });
}

/** Takes marks away; the paragraphs are as they were. */
export function unmark(marks: readonly HTMLElement[]): void {
  for (const mark of marks) {
    const parent = mark.parentElement;
    mark.replaceWith(...mark.childNodes);
    parent?.normalize();
  }
}
