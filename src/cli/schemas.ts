/** `npm run schemas`: writes the JSON Schemas of all kinds, and the settings that tell an editor which files they are for. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { editorFiles } from '../archive/kinds/editor-files.ts';

mkdirSync('.vscode/schemas', { recursive: true });
for (const [path, text] of editorFiles()) writeFileSync(path, text);
