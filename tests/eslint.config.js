import { fileURLToPath } from 'node:url';
import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

export default tseslint.config(
  { basePath: ROOT, ignores: ['dist/', '.astro/', 'node_modules/'] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  ...astro.configs.recommended,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: ROOT } } },
  // Astro's own checker sees the types of .astro files; plain scripts have none.
  { files: ['**/*.astro', '**/*.astro/*.ts', '**/*.js', '**/*.mjs'], ...tseslint.configs.disableTypeChecked },
  {
    rules: {
      // An index that the line before has checked is asserted, not tested again.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-restricted-syntax': ['error', { selector: 'TSEnumDeclaration', message: 'Enums are not erasable.' }],
    },
  },
  {
    files: ['**/*.ts'],
    ignores: ['**/*.astro/*.ts'],
    rules: {
      // Strings are spread to count and cut by code points, which is the point of it here.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Objects here are closures: their methods know no `this`.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  // A fake of what is asynchronous is asynchronous.
  { files: ['tests/**/*.ts'], rules: { '@typescript-eslint/require-await': 'off' } },
);
