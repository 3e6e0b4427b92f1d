/** Global setup of the site and browser projects: one build for all of them, or the one in DIST_DIR. */
import { resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildSite, type Build } from './build.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the built site, built for SITE_URL without a base path. */
    dist: string;
  }
}

/** Both projects load this file, each its own copy of it; the build is one. */
const shared = globalThis as { gongxingBuild?: Promise<Build> };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.DIST_DIR;
  const ready = { dist: resolve(given ?? ''), remove: () => Promise.resolve() };
  shared.gongxingBuild ??= given ? Promise.resolve(ready) : buildSite();
  const { dist, remove } = await shared.gongxingBuild;
  project.provide('dist', dist);
  return remove;
}
