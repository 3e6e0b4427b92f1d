/** `npm run schemas`: writes the JSON Schemas of all kinds, and the settings that tell an editor which files they are for. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { editorFiles } from '../archive/kinds/editor-files.ts';
import { readArguments } from './arguments.ts';

readArguments({ options: {} }, '用法：npm run schemas');
const project = fileURLToPath(new URL('../..', import.meta.url));
for (const [path, text] of editorFiles()) {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), text);
}
