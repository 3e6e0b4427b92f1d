import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { expect, inject, test } from 'vitest';
import { SITE } from '../../src/site/name.ts';
import { readSite } from '../support/html.ts';

/** `safari16`, for each browser that the site names. */
const oldest = [...SITE.oldestBrowsers.matchAll(/([A-Z]\w+)(?: 和 ([A-Z]\w+))? ([\d.]+)/gu)].flatMap(
  ([, one, other, version]) => [one, other].flatMap((name) => (name ? `${name.toLowerCase()}${version}` : [])),
);
/** What some of them do not have yet. */
const LATER =
  /\.(?:checkVisibility|to(?:Sorted|Reversed|Spliced)|groupBy|withResolvers|fromAsync|canParse|any|union|intersection|difference|is(?:SubsetOf|SupersetOf|DisjointFrom|WellFormed)|showPopover|startViewTransition)\(/u;

const dist = inject('dist');
/** Pagefind's own is as it is. */
const scripts = [...readSite(dist).files].filter((file) => file.endsWith('.js') && !file.startsWith('pagefind/'));

test('the oldest browsers are those that are named', () => {
  expect(oldest).toEqual(['chrome105', 'edge105', 'firefox121', 'safari16']);
  expect(scripts.length).toBeGreaterThan(10);
});

test.each(scripts)('%s runs in them', async (file) => {
  const script = readFileSync(join(dist, file), 'utf8');
  const settings = { minify: true, logLevel: 'silent' } as const;
  const [asItIs, lowered] = await Promise.all([
    transform(script, settings),
    transform(script, { ...settings, target: oldest }),
  ]);
  expect(lowered.code === asItIs.code).toBe(true);
  expect(LATER.exec(script)?.[0]).toBeUndefined();
});
