/** What reads a text that an editor or a scraper may have filled with anything: every step that a check or a build takes. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkArchive, loadLexicon } from '../../../src/archive/read/reader.ts';
import { scan } from '../../../src/text/apparatus.ts';
import { detect } from '../../../src/text/detector.ts';
import { findGaps } from '../../../src/text/gaps.ts';
import { createProseMarkdown, readProse } from '../../../src/text/prose.ts';
import { mapOffsets } from '../../../src/text/offsets.ts';
import { listMarks, readingProjection, sourceProjection } from '../../../src/text/projections.ts';
import { foldPunctuation } from '../../../src/text/punctuation.ts';
import { renderPiece, renderSource } from '../../../src/text/render.ts';

/** Repeated without end, each makes a careless reader look ahead to the end of the text again and again, or back. */
export const UNITS = ['{==', '{>>', '{~~a~>', '__', '_a', '***', '[', '](@', '“', '”', '（', '经过'] as const;

/** Prepares the work on a text; what comes back does it, and is measured. */
type Job = (text: string) => { run(): unknown; clean?(): void };

const pure =
  (run: (text: string) => unknown): Job =>
  (text) => ({ run: () => run(text) });

const prose = createProseMarkdown((reference) => reference);

const lexicon = loadLexicon(fileURLToPath(new URL('../../../content', import.meta.url)));

export const JOBS: Record<string, Job> = {
  scan: pure(scan),
  findGaps: pure(findGaps),
  sourceProjection: pure((text) => foldPunctuation(sourceProjection(text), 'half')),
  readingProjection: pure(readingProjection),
  listMarks: pure(listMarks),
  mapOffsets: pure(mapOffsets),
  renderPiece: pure((raw) => renderPiece({ paragraphs: [{ id: 'p1', role: 'text', raw }] })),
  renderSource: pure((source) => renderSource({ paragraphs: [{ id: 'p1', source }] })),
  prose: pure((text) => prose.render(text)),
  proseInline: pure((text) => prose.renderInline(text)),
  readProse: pure(readProse),
  detect: pure((text) => detect([text], lexicon)),
  checkBody: checkWith('essays/night-watch.md'),
  checkProse: checkWith('pages/about.md'),
};

const FIXTURES = fileURLToPath(new URL('../../fixtures', import.meta.url));

/** Checks the miniature archive, with a lexicon so that nothing is skipped, and the text as the last line of one of its files. */
function checkWith(file: string): Job {
  return (text) => {
    const folder = mkdtempSync(join(tmpdir(), 'gongxing-'));
    const content = join(folder, 'content');
    for (const layer of ['archive', 'faults/suspect/content'])
      cpSync(join(FIXTURES, layer), content, { recursive: true });
    const path = join(content, file);
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n').slice(0, -1);
    writeFileSync(path, `${[...lines, text].join('\n')}\n`);
    return { run: () => checkArchive(content), clean: () => rmSync(folder, { recursive: true }) };
  };
}
