/** The language servers that the project's editor settings use, asked as an editor asks them. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  ConfigurationRequest,
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type Diagnostic,
  type FullDocumentDiagnosticReport,
  type MarkupContent,
} from 'vscode-languageserver-protocol/node';
import { PROJECT } from './build.ts';

export interface Underlined {
  /** 1-based. */
  line: number;
  words: string;
  message: string;
}

export interface Editor {
  /** What the server underlines in a file with this text. */
  underlined(path: string, language: string, text: string): Promise<Underlined[]>;
  /** What it says where the pointer rests on a 1-based line, at a 0-based character. */
  hover(path: string, line: number, character: number): Promise<string>;
  close(): Promise<void>;
}

const require = createRequire(import.meta.url);

/** Astro's server, which checks front matter in Markdown, for a folder in which `astro sync` has run. */
export function openAstroServer(root: string): Promise<Editor> {
  const server = require.resolve('@astrojs/language-server/bin/nodeServer.js');
  return open(server, root, {
    initializationOptions: {
      typescript: { tsdk: join(PROJECT, 'node_modules/typescript/lib') },
      contentIntellisense: true,
    },
  });
}

/** The YAML server with the project's own settings. */
export function openYamlServer(): Promise<Editor> {
  const settings = JSON.parse(readFileSync(join(PROJECT, '.vscode/settings.json'), 'utf8')) as Record<string, unknown>;
  const schemas = Object.entries(settings['yaml.schemas'] as Record<string, string[]>).map(
    ([path, globs]) => [pathToFileURL(join(PROJECT, path)).href, globs] as const,
  );
  const yaml = { validate: settings['yaml.validate'], hover: true, schemas: Object.fromEntries(schemas) };
  return open(require.resolve('yaml-language-server/bin/yaml-language-server'), PROJECT, { settings: { yaml } });
}

interface ServerOptions {
  initializationOptions?: object;
  /** Settings for a server that asks for them and pushes what it finds; another one is asked. */
  settings?: Record<string, unknown>;
}

async function open(server: string, root: string, { initializationOptions, settings }: ServerOptions): Promise<Editor> {
  const child = spawn(process.execPath, [server, '--stdio'], { cwd: root, stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const pushed = new Map<string, (found: Diagnostic[]) => void>();
  connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) =>
    pushed.get(uri)?.(diagnostics),
  );
  connection.onRequest(ConfigurationRequest.type, ({ items }) =>
    items.map(({ section }) => settings?.[section ?? ''] ?? {}),
  );
  connection.onRequest(RegistrationRequest.type, () => undefined);
  connection.listen();
  const rootUri = pathToFileURL(root).href;
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    // The protocol still requires what it has deprecated.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    rootUri,
    workspaceFolders: [{ uri: rootUri, name: 'project' }],
    capabilities: {
      workspace: { configuration: true },
      textDocument: { diagnostic: {}, hover: { contentFormat: ['markdown'] } },
    },
    initializationOptions,
  });
  await connection.sendNotification(InitializedNotification.type, {});
  const uriOf = (path: string) => pathToFileURL(join(root, path)).href;
  return {
    async underlined(path, language, text) {
      const uri = uriOf(path);
      const push = new Promise<Diagnostic[]>((resolve) => pushed.set(uri, resolve));
      await connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId: language, version: 1, text },
      });
      if (settings) return (await push).map((item) => toUnderlined(item, text));
      const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
      return (report as FullDocumentDiagnosticReport).items.map((item) => toUnderlined(item, text));
    },
    async hover(path, line, character) {
      const position = { line: line - 1, character };
      const found = await connection.sendRequest(HoverRequest.type, { textDocument: { uri: uriOf(path) }, position });
      return (found?.contents as MarkupContent | undefined)?.value ?? '';
    },
    async close() {
      const closed = new Promise((resolve) => child.once('close', resolve));
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      await closed;
      connection.dispose();
    },
  };
}

function toUnderlined({ range: { start, end }, message }: Diagnostic, text: string): Underlined {
  const lines = text.split('\n');
  const words = lines[start.line]!.slice(start.character, start.line === end.line ? end.character : undefined);
  return { line: start.line + 1, words, message: typeof message === 'string' ? message : message.value };
}
