/**
 * `npm run bench -- build --pieces 1000 [--seed 1] [--records] [--others no] [--keep DIR]`: what it costs to build an
 * archive of any size, stage by stage, and what its pages weigh, beside two other generators with the same texts.
 * Exit code 1 if a goal was missed.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Archive } from '../../../src/archive/model.ts';
import { loadArchive } from '../../../src/archive/read/reader.ts';
import { ASTRO, astroEnvironment, copyProject, SITE_URL } from '../../support/build.ts';
import { routeOf } from '../../support/routes.ts';
import { writeGeneratedArchive } from '../generated-archive/generate.ts';
import { readSound } from '../sound-content.ts';
import { heaviestPages } from './heaviest.ts';
import { measureSteps } from './measure.ts';
import { install, OTHERS, type Other, type PlainPiece } from './others.ts';
import { missedGoals, reportBuild, type Built } from './report.ts';
import { astroStages } from './stages.ts';

export const USAGE = 'build --pieces 1000 [--seed 1] [--records] [--others no] [--keep DIR]';

/** Runs the bench; returns the exit code. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      pieces: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      /** Cases and training grow with the pieces; else there are as many as in the real archive. */
      records: { type: 'boolean', default: false },
      /** `no` leaves the other generators out. */
      others: { type: 'string', default: 'yes' },
      /** Where to leave what was built here. */
      keep: { type: 'string' },
    },
  });
  const wrong = [values.pieces, values.seed].find((value) => !/^[1-9]\d*$/u.test(value));
  if (wrong !== undefined) {
    console.error(`--pieces 和 --seed 要用正整数，不是 ${wrong}。`);
    return 2;
  }
  const model = readSound('content', loadArchive);
  if (!model) return 2;
  const [pieces, seed] = [Number(values.pieces), Number(values.seed)];
  const folder = mkdtempSync(join(tmpdir(), 'bench-build-'));
  try {
    const content = join(folder, 'content');
    const kept = { cases: model.cases.length, taught: model.pieces.length };
    writeGeneratedArchive(content, model, { pieces, seed, ...(values.records ? {} : kept) });
    console.error(`${pieces} 篇已生成`);
    const texts = values.others === 'no' ? [] : plainPieces(loadArchive(content));
    const built = [await buildOurs(content, values.keep)];
    if (values.others !== 'no') {
      for (const other of OTHERS) built.push(await buildOther(other, join(folder, other.lock), texts));
    }
    const machine = { cores: availableParallelism(), load: loadavg()[0]! };
    console.log(reportBuild(built, pieces, seed, machine));
    return missedGoals(built, pieces).length > 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const plainPieces = (archive: Archive): PlainPiece[] =>
  archive.pieces.map(({ id, title, paragraphs }) => ({ id, title, paragraphs: paragraphs.map(({ text }) => text) }));

async function buildOurs(content: string, keep: string | undefined): Promise<Built> {
  const { root, remove } = await copyProject(content);
  try {
    const stages = await measureSteps([
      {
        stage: '读和查',
        command: process.execPath,
        args: [ASTRO, 'build'],
        cwd: root,
        env: astroEnvironment({ SITE_URL, BASE_PATH: '/' }),
        later: astroStages(/\[@astrojs\/sitemap\]/u),
      },
    ]);
    const dist = join(root, 'dist');
    if (keep !== undefined) cpSync(dist, keep, { recursive: true });
    return { name: '躬行', stages, pages: heaviestPages(dist, routeOf) };
  } finally {
    await remove();
  }
}

async function buildOther(other: Other, folder: string, pieces: readonly PlainPiece[]): Promise<Built> {
  console.error(`装 ${other.name}……`);
  install(other, folder);
  const stages = await measureSteps(other.prepare(folder, pieces));
  const typeOf = (path: string) => (path.startsWith('/pieces/') ? '/pieces/…/' : path);
  return { name: other.name, stages, pages: heaviestPages(join(folder, 'dist'), typeOf) };
}
