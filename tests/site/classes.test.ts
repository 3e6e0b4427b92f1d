import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { classesOfCss, classesOfPages, classesOfScripts } from '../support/classes.ts';
import { readSite } from '../support/html.ts';

const site = readSite(inject('dist'));
const sheets = [...site.files].filter((file) => file.endsWith('.css'));
const styled = new Set(sheets.flatMap((file) => [...classesOfCss(readFileSync(join(site.dist, file), 'utf8'))]));
const given = new Map([...classesOfScripts(), ...classesOfPages(site)]);

/** `group/search` and the like have no rule of their own: those of other elements look at them. */
const MARKER = /^(?:group|peer)(?:\/|$)/u;

/** The renderer names each kind of mark; these two look as every mark does. */
const UNSTYLED = ['mark-substitution', 'mark-addition'];

describe('classes', () => {
  test('that have a rule are all in use: none is a word that happened to stand in a source file', () => {
    expect(styled.size).toBeGreaterThan(100);
    expect([...styled].filter((name) => !given.has(name) && !MARKER.test(name))).toEqual([]);
  });

  test('that are in use all have a rule', () => {
    const idle = [...given].filter(([name]) => !styled.has(name) && !MARKER.test(name) && !UNSTYLED.includes(name));
    expect(idle.map(([name, where]) => `${name} in ${where}`)).toEqual([]);
  });

  test('are read from selectors, whatever signs they and what is around them have', () => {
    const css = String.raw`/* .comment{} */.a,.mid\:b:hover>.\31 5em{margin:.5em}@media (width>=1.5rem){.after\:content-\[\'＋\'\]:after{content:".no{"}
      .x{&:not(.y){color:red}.z &{top:.25em}}}@import url(./file.css);@keyframes spin{50.5%{top:0}}`;
    expect([...classesOfCss(css)]).toEqual(['a', 'mid:b', '15em', "after:content-['＋']", 'x', 'y', 'z']);
  });
});
