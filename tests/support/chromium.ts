/** Chromium for the bench and the tests: the one in CHROMIUM_PATH, or the one that comes with npm, which needs nothing of the system. */
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import packed, { inflate } from '@sparticuz/chromium';
import { chromium, type BrowserServer } from 'playwright-core';

/** Installed packages of this project. */
const MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** Starts one Chromium to which any number of test files connect. */
export async function launchChromium(): Promise<BrowserServer> {
  const options = {
    // `localhost` is not a name everywhere.
    host: '127.0.0.1',
    args: ['--font-render-hinting=none', '--disable-dev-shm-usage', '--disable-gpu'],
  };
  if (process.env.CHROMIUM_PATH)
    return chromium.launchServer({ ...options, executablePath: process.env.CHROMIUM_PATH });
  // The packed Chromium is for Linux on x64; elsewhere an installed Chrome has to do.
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return chromium.launchServer({ ...options, channel: 'chrome' });
  const folder = await unpackChromium();
  return chromium.launchServer({
    ...options,
    executablePath: join(folder, 'chromium'),
    env: {
      ...process.env,
      HOME: process.env.HOME ?? folder,
      // nss, nspr and expat, which a bare Debian lacks; the rest is linked into the program.
      LD_LIBRARY_PATH: [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  });
}

/**
 * Unpacks Chromium, its libraries and a Latin font once for each release, under node_modules. The package itself
 * unpacks into the system's temporary folder and takes whatever `chromium` it finds there, whole or not; so it gets a
 * fresh temporary folder, which is moved into place when all is there.
 */
async function unpackChromium(): Promise<string> {
  const bin = join(MODULES, '@sparticuz/chromium/bin');
  const { version } = JSON.parse(readFileSync(join(bin, '../package.json'), 'utf8')) as { version: string };
  const cache = join(MODULES, '.cache');
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const fresh = await mkdtemp(join(cache, 'chromium-unpacking-'));
  const before = process.env.TMPDIR;
  process.env.TMPDIR = fresh;
  try {
    await packed.executablePath(bin);
    // By itself the package unpacks these on Amazon Linux only.
    await inflate(join(bin, 'al2023.tar.br'));
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  await writeFile(
    join(fresh, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}/fonts</dir>` +
      `<cachedir>${folder}/fonts-cache</cachedir></fontconfig>\n`,
  );
  try {
    await rename(fresh, folder);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
