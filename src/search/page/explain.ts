/** Why a search was not answered, and what a reader can do, for each way that search can fail. */
import type { FailureKind } from '../shared/protocol.ts';

/** Stands for what a page offers besides the search. */
const ELSEWHERE = '$';

const FAILURES: Record<FailureKind, readonly [what: string, next: string]> = {
  'no-worker': [
    '搜索程序没有打开。',
    '可能是网络断了，或者本站刚刚更新：刷新页面再试。仍然不行，就换一个较新的浏览器，或者先$。',
  ],
  'no-wasm': [
    '这个浏览器不支持搜索所用的 WebAssembly，或者被设置禁用了。',
    '换一个较新的浏览器，或请管理员放开，或者先$。',
  ],
  network: ['网络不通，搜索用的文件没有取到。', '检查网络后点“再试一次”。已经打开的页面仍然可以读。'],
  missing: ['服务器上缺了搜索用的文件。', '过一会儿点“再试一次”；仍然不行，请告诉本站的维护者。'],
  broken: ['搜索用的文件没有取完整，或者已经损坏。', '点“再试一次”；仍然不行，请刷新页面。'],
  outdated: ['本站刚刚更新，这一页还是旧的。', '刷新页面后再搜。'],
  internal: ['搜索程序出了错。', '刷新页面后再搜；仍然不行，请把搜的字告诉本站的维护者。'],
};

/**
 * A failure in words: what happened, and what to do next.
 * @param elsewhere what the page offers besides the search, `从下面的主题和词语找`
 */
export function explainFailure(kind: FailureKind, elsewhere: string): { what: string; next: string } {
  const [what, next] = FAILURES[kind];
  return { what, next: next.replace(ELSEWHERE, elsewhere) };
}
