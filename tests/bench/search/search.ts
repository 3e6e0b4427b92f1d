/** `bench search`: the built site's search page, measured from outside, beside Pagefind as it comes. */
import { rm } from 'node:fs/promises';
import { chromium, type Browser } from 'playwright-core';
import { launchChromium } from '../../support/chromium.ts';
import { makeTruth, readPieces, type BenchPiece, type Truth } from './archive.ts';
import { buildGenerated } from './generated.ts';
import { faultsOf, quality, spread, type Judged, type Quality, type Spread } from './measure.ts';
import { buildPlain, type PlainSite } from './plain.ts';
import { makeQueries, type BenchQuery, type Group, type Queries } from './queries.ts';
import { makeRandom } from '../random.ts';
import { openSearchPage } from './search-page.ts';
import { serveSite, type BenchServer, type Traffic } from './server.ts';

export interface SearchBenchOptions {
  seed: number;
  /** Random strings asked. */
  queries: number;
  /** Size of a generated archive; null for the built site itself. */
  pieces: number | null;
  dist: string;
  /** The path below which the site was built. */
  base: string;
}

/** What one engine cost: the first query of a visit, the second, and any query once asked before. */
export interface CostReport {
  firstBytes: Spread;
  firstRequests: Spread;
  firstTime: Spread;
  laterBytes: Spread;
  laterRequests: Spread;
  laterTime: Spread;
  againTime: Spread;
}

export interface SearchBench {
  pieces: number;
  ours: { groups: Record<Group, Quality>; cost: CostReport; faults: string[] };
  plain: { groups: Record<Group, Quality>; cost: CostReport };
}

/** Fresh visits, each of a first and a later query. */
const VISITS = 40;
/** Queries of a group that Pagefind as it comes is asked. */
const PLAIN_QUERIES = 60;
/** Queries asked again to time a warm answer. */
const AGAIN = 100;
/** Single characters asked in a generated archive; the built site's are all asked. */
const GENERATED_SINGLES = 300;
/** Wrong answers named in the report. */
const NAMED_FAULTS = 20;

export async function benchSearch(options: SearchBenchOptions, tell: (line: string) => void): Promise<SearchBench> {
  const random = makeRandom(options.seed);
  const generated = options.pieces === null ? null : await buildGenerated(options.dist, options.pieces, random);
  const pieces: BenchPiece[] = generated?.pieces ?? readPieces(options.dist);
  tell(`${pieces.length} 篇已就绪`);
  const plain = await buildPlain(pieces, generated ? null : options.dist);
  const queries = makeQueries(pieces, random, options.queries, generated ? GENERATED_SINGLES : Infinity);
  const truth = makeTruth(pieces);
  const server = await serveSite([...(generated ? [generated.folder] : []), plain.folder, options.dist], options.base);
  const launched = await launchChromium();
  const browser = await chromium.connect(launched.wsEndpoint());
  try {
    const ours = await benchPage(browser, server, queries, truth, tell);
    return { pieces: pieces.length, ours, plain: await benchPlain(browser, server, plain, queries, truth, tell) };
  } finally {
    await browser.close();
    await launched.close();
    server.close();
    for (const folder of [plain.folder, generated?.folder]) if (folder) await rm(folder, { recursive: true });
  }
}

/** Pairs of queries for fresh visits, drawn from all groups alike. */
function visits({ random, terms, and, single }: Queries): [string, string][] {
  const mixed = Array.from({ length: 2 * VISITS }, (_, at) => {
    const group = [random, random, terms, and, random, single][at % 6]!;
    return group[at % group.length]!.typed;
  });
  return Array.from({ length: VISITS }, (_, at) => [mixed[2 * at]!, mixed[2 * at + 1]!]);
}

interface Times {
  first: { traffic: Traffic; time: number }[];
  later: { traffic: Traffic; time: number }[];
  again: number[];
}

function costOf({ first, later, again }: Times): CostReport {
  return {
    firstBytes: spread(first.map(({ traffic }) => traffic.bytes)),
    firstRequests: spread(first.map(({ traffic }) => traffic.requests)),
    firstTime: spread(first.map(({ time }) => time)),
    laterBytes: spread(later.map(({ traffic }) => traffic.bytes)),
    laterRequests: spread(later.map(({ traffic }) => traffic.requests)),
    laterTime: spread(later.map(({ time }) => time)),
    againTime: spread(again),
  };
}

/** Anything that can be asked in a visit. */
interface Asked {
  ask(query: string): Promise<{ milliseconds: number }>;
  close(): Promise<void>;
}

/** Fresh visits of two queries each, then one long visit in which queries are asked again. */
async function measureCost(server: BenchServer, queries: Queries, open: () => Promise<Asked>): Promise<CostReport> {
  const times: Times = { first: [], later: [], again: [] };
  for (const pair of visits(queries)) {
    server.take();
    const visit = await open();
    for (const [at, query] of pair.entries()) {
      const { milliseconds } = await visit.ask(query);
      await server.quiet();
      (at === 0 ? times.first : times.later).push({ traffic: server.take(), time: milliseconds });
    }
    await visit.close();
  }
  const visit = await open();
  const known = queries.random.slice(0, AGAIN).map(({ typed }) => typed);
  for (const query of known) await visit.ask(query);
  for (const query of known) times.again.push((await visit.ask(query)).milliseconds);
  await visit.close();
  return costOf(times);
}

async function benchPage(
  browser: Browser,
  server: BenchServer,
  queries: Queries,
  truth: Truth,
  tell: (line: string) => void,
): Promise<SearchBench['ours']> {
  const faults: string[] = [];
  const page = await openSearchPage(browser, server.url);
  const groups = await inGroups(queries, async (group, list) => {
    const judged: Judged[] = [];
    for (const query of list) {
      const { parts, expected } = wantedOf(query, truth);
      const shown = await page.ask(query.typed);
      const total = shown.exact.length > 0 ? shown.total : 0;
      judged.push({ query: query.typed, expected, found: shown.exact, total });
      if (total !== expected.size || shown.exact.some((id) => !expected.has(id))) {
        faults.push(`“${query.typed}”：应有 ${expected.size} 篇，得 ${total} 篇`);
      }
      faults.push(...faultsOf(shown, parts, truth).map((fault) => `“${query.typed}”：${fault}`));
    }
    tell(`${group}：${list.length} 次`);
    return quality(judged);
  });
  await page.close();
  const cost = await measureCost(server, queries, () => openSearchPage(browser, server.url));
  return { groups, cost, faults: faults.slice(0, NAMED_FAULTS) };
}

async function benchPlain(
  browser: Browser,
  server: BenchServer,
  plain: PlainSite,
  queries: Queries,
  truth: Truth,
  tell: (line: string) => void,
): Promise<SearchBench['plain']> {
  const page = await plain.open(browser, server.url);
  const groups = await inGroups(queries, async (group, list) => {
    const judged: Judged[] = [];
    for (const query of list.slice(0, PLAIN_QUERIES)) {
      const { found } = await page.ask(query.typed, false);
      judged.push({ query: query.typed, expected: wantedOf(query, truth).expected, found, total: found.length });
    }
    tell(`原样的 Pagefind，${group}：${judged.length} 次`);
    return quality(judged);
  });
  await page.close();
  const cost = await measureCost(server, queries, async () => {
    const visit = await plain.open(browser, server.url);
    return { ask: (query) => visit.ask(query, true), close: () => visit.close() };
  });
  return { groups, cost };
}

/** What a query asks for: what is meant, and where that is another string what stands as it is typed. */
function wantedOf({ typed, meant }: BenchQuery, truth: Truth): { parts: string[]; expected: Set<string> } {
  const parts = truth.parts(meant);
  const expected = truth.pieces(parts);
  if (typed === meant) return { parts, expected };
  const asTyped = truth.fold(typed);
  return { parts: [...parts, asTyped], expected: new Set([...expected, ...truth.pieces([asTyped])]) };
}

async function inGroups<T>(queries: Queries, run: (group: Group, list: readonly BenchQuery[]) => Promise<T>) {
  const results: Partial<Record<Group, T>> = {};
  for (const [group, list] of Object.entries(queries) as [Group, BenchQuery[]][]) {
    // Asked twice running, a query is not asked again.
    results[group] = await run(
      group,
      list.filter(({ typed }, at) => typed !== list[at - 1]?.typed),
    );
  }
  return results as Record<Group, T>;
}
