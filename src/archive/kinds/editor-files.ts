import { KINDS } from './index.ts';
import { globsOf, jsonSchemaOf } from './json-schema.ts';

/** Settings that hold whatever kinds there are: front matter in Markdown is checked by Astro's language server. */
const SETTINGS = { 'astro.content-intellisense': true, 'yaml.validate': true, 'yaml.schemaStore.enable': false };

/** The files that editors' programs read, by path below the project: a schema for each kind, and the settings. */
export function editorFiles(): Map<string, string> {
  const files = new Map<string, string>();
  const schemas: Record<string, string[]> = {};
  for (const [name, kind] of Object.entries(KINDS)) {
    const schema = jsonSchemaOf(kind);
    if (!schema) continue;
    files.set(`.vscode/schemas/${name}.json`, json(schema));
    const yaml = globsOf(kind).filter((glob) => glob.endsWith('.yaml'));
    if (yaml.length > 0) schemas[`./.vscode/schemas/${name}.json`] = yaml;
  }
  files.set('.vscode/settings.json', json({ ...SETTINGS, 'yaml.schemas': schemas }));
  return files;
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
