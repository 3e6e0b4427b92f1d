/** Builds the site as `npm run build` does, in a folder of its own: builds at the same time do not meet, and content can be swapped. */
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
/** Where the tested site claims to live. */
export const SITE_URL = 'https://example.org';

export interface BuildOptions {
  /** Folder that stands in for content/. */
  content?: string;
  /** Path below which the site lives, `/gongxing`. */
  base?: string;
  /** Further environment of the build. */
  env?: Record<string, string>;
}

export interface Build {
  /** The built site. */
  dist: string;
  /** Removes the site and all that was made for it. */
  remove: () => Promise<void>;
}

/** A copy of the project, to be built or served. */
export interface Copy {
  root: string;
  remove: () => Promise<void>;
}

/** @throws with everything the build printed, if it fails */
export async function buildSite({ content, base, env = {} }: BuildOptions = {}): Promise<Build> {
  const { root, remove } = await copyProject(content);
  try {
    await runAstro(root, ['build', '--silent'], { ...env, SITE_URL, BASE_PATH: base ?? '/' });
    return { dist: join(root, 'dist'), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** @param content folder that stands in for content/ */
export async function copyProject(content = join(PROJECT, 'content')): Promise<Copy> {
  const root = await mkdtemp(join(tmpdir(), 'gongxing-build-'));
  const remove = () => rm(root, { recursive: true, force: true });
  try {
    for (const name of ['astro.config.mjs', 'package.json', 'tsconfig.json', 'src', 'public']) {
      await cp(join(PROJECT, name), join(root, name), { recursive: true });
    }
    await cp(content, join(root, 'content'), { recursive: true });
    await linkPackages(root);
    return { root, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** One link for each package: Astro keeps what it has read in node_modules/.astro, and that must not be shared. */
async function linkPackages(root: string): Promise<void> {
  const packages = join(PROJECT, 'node_modules');
  await mkdir(join(root, 'node_modules'));
  for (const name of await readdir(packages)) {
    if (!name.startsWith('.')) await symlink(join(packages, name), join(root, 'node_modules', name));
  }
}

/** Variables by which Vitest tells a program that it is under test; a build is not. */
const VITEST_VARIABLES = /^(?:VITEST|TEST$|NODE_ENV$|MODE$|PROD$|DEV$|SSR$|BASE_URL$)/u;

/** The environment of a run of Astro outside Vitest. */
export function astroEnvironment(env: Record<string, string>): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !VITEST_VARIABLES.test(name));
  return { ...Object.fromEntries(kept), ...env, ASTRO_TELEMETRY_DISABLED: '1' };
}

/** Astro's command, to be run by Node. */
export const ASTRO = join(PROJECT, 'node_modules/astro/bin/astro.mjs');

/** Runs a command of Astro in a project. @throws with everything it printed, if it fails */
export function runAstro(root: string, command: readonly string[], env: Record<string, string> = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [ASTRO, ...command], { cwd: root, env: astroEnvironment(env) });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`astro ${command.join(' ')} ended with ${code}\n${output}`));
    });
  });
}
