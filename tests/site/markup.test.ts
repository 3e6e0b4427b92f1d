import { HtmlValidate } from 'html-validate';
import { expect, inject, test } from 'vitest';
import { readSite } from '../support/html.ts';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // Astro's compressed HTML ends lines where the template did; a browser does not see it.
    'no-trailing-whitespace': 'off',
    // Search engines cut titles themselves; a piece is called what its source calls it.
    'long-title': 'off',
    // The old address of a piece waits three seconds and names the new one, which the rule forbids beside 0.
    'meta-refresh': 'off',
    // Astro writes the doctype in capitals, and `<input checked>` as the template has it.
    'doctype-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    // The proposals under a search field are a list box of ARIA's combobox pattern; <select> cannot take typed text.
    'prefer-native-element': ['error', { exclude: ['listbox'] }],
    // Safari takes a list without bullets for no list unless it is told.
    'no-redundant-role': 'off',
    // Integrity is for files from other hosts; there are none.
    'require-sri': 'off',
  },
});

test('every page is valid HTML', async () => {
  const found: string[] = [];
  for (const { path, html } of readSite(inject('dist')).pages) {
    const report = await validator.validateString(html, path);
    for (const { messages } of report.results) {
      found.push(
        ...messages.map(({ ruleId, message, selector }) => `${path} ${ruleId}: ${message} (${selector ?? ''})`),
      );
    }
  }
  expect(found).toEqual([]);
}, 120_000);
