import { expect, inject, test } from 'vitest';
import { readArchive } from '../support/archive-data.ts';
import { attribute, readSite, textOf } from '../support/html.ts';

const dist = inject('dist');
const pages = new Map(readSite(dist).pages.map((page) => [page.path, page]));
const witnesses = readArchive(dist).witnesses.map(({ id }) => `/sources/${id}/`);

test.each(['/about/', '/about/manual/', '/terms/', ...witnesses])(
  'the contents of %s list all its parts, in order',
  (path) => {
    const { root } = pages.get(path)!;
    const parts = root.querySelectorAll('main h2').map((heading) => attribute(heading, 'id'));
    const listed = root.querySelectorAll('nav[data-contents] a');
    expect(parts.length).toBeGreaterThan(2);
    expect(listed.map((link) => attribute(link, 'href')!.slice(1))).toEqual(parts);
    for (const link of listed) {
      const heading = root.querySelector(`[id="${attribute(link, 'href')!.slice(1)}"]`)!;
      expect(textOf(heading)).toContain(textOf(link).trim().split(/\s/u)[0]);
    }
  },
);
