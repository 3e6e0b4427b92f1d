/** The site on Astro's dev server, as an editor has it, in a copy of the project whose content may be changed. */
import { spawn, type ChildProcess } from 'node:child_process';
import { ASTRO, astroEnvironment, copyProject } from './build.ts';

export interface DevServer {
  /** Folder of the copy. */
  root: string;
  /** Address of the site's base, with a final slash. */
  url: string;
  close: () => Promise<void>;
}

export interface DevOptions {
  /** Folder that stands in for content/. */
  content?: string;
  /** Path below which the site lives, `/gongxing`. */
  base?: string;
}

/** @throws with everything that the server printed, if it does not start */
export async function startDevServer({ content, base = '' }: DevOptions): Promise<DevServer> {
  const { root, remove } = await copyProject(content);
  const env = astroEnvironment({ BASE_PATH: base || '/' });
  const child = spawn(process.execPath, [ASTRO, 'dev', '--port', '0'], { cwd: root, env });
  const close = async () => {
    await end(child);
    await remove();
  };
  try {
    return { root, url: `${await origin(child)}${base}/`, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Where the server says that it listens. */
function origin(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const found = /http:\/\/localhost:[1-9]\d*/u.exec(output);
      if (found) resolve(found[0]);
    };
    child.stdout!.on('data', read);
    child.stderr!.on('data', read);
    child.on('error', reject);
    child.on('close', (code) => reject(new Error(`astro dev ended with ${code}\n${output}`)));
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill();
  await ended;
}
