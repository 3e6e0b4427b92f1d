import { expect, inject, test } from 'vitest';
import type { HtmlElement } from 'html-validate';
import { attribute, elementsOf, isSourcePage, readSite, textOf } from '../support/html.ts';

/** A half-width mark that touches Chinese, with what stands around it. */
const HALF_WIDTH = /.{0,6}(?:\p{Script=Han}\s?[,;:!?()]|[,;:!?()]\s?\p{Script=Han}).{0,6}/gu;
const WORDS = ['alt', 'aria-label', 'aria-description', 'content', 'placeholder', 'title', 'value'] as const;

/** Code means its characters; structured data is for machines; what is set apart as the witness's own words stays as it is. */
const skip = (element: HtmlElement) =>
  ['script', 'code', 'pre'].includes(element.tagName) || attribute(element, 'data-layer') === 'source';

const site = readSite(inject('dist'));
/** The witness as it is: its page of each piece, and the layout that quotes its stray lines. */
const pages = site.pages.filter((page) => !isSourcePage(page) && !/^\/sources\/./u.test(page.path));

test('interface and reading text have full-width punctuation', () => {
  expect(pages.length).toBeGreaterThan(50);
  const found = pages.flatMap(({ path, root }) => {
    const attributes = elementsOf(root, skip).flatMap((element) =>
      WORDS.flatMap((name) => attribute(element, name) ?? []),
    );
    return [textOf(root, skip), ...attributes].flatMap((words) =>
      [...words.matchAll(HALF_WIDTH)].map(([part]) => `${path}: ${part}`),
    );
  });
  expect(found).toEqual([]);
});
