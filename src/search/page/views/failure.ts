/** A search that failed: what happened, what to do, and a button to try again. */
import type { FailureKind } from '../../shared/protocol.ts';
import { partOf } from './template.ts';

export interface FailureView {
  /** @returns what happened, in the words shown */
  show(kind: FailureKind): string;
  /** @returns whether it had the focus */
  hide(): boolean;
}

/** For each way that search can fail. */
const FAILURES: Record<FailureKind, readonly [what: string, next: string]> = {
  'no-worker': [
    '搜索程序没有打开。',
    '可能是网络断了，或者本站刚刚更新：刷新页面再试。仍然不行，就换一个较新的浏览器，或者先从下面的主题和词语找。',
  ],
  'no-wasm': [
    '这个浏览器不支持搜索所用的 WebAssembly，或者被设置禁用了。',
    '换一个较新的浏览器，或请管理员放开，或者先从下面的主题和词语找。',
  ],
  network: ['网络不通，搜索用的文件没有取到。', '检查网络后点“再试一次”。已经打开的页面仍然可以读。'],
  missing: ['服务器上缺了搜索用的文件。', '过一会儿点“再试一次”；仍然不行，请告诉本站的维护者。'],
  broken: ['搜索用的文件没有取完整，或者已经损坏。', '点“再试一次”；仍然不行，请刷新页面。'],
  outdated: ['本站刚刚更新，这一页还是旧的。', '刷新页面后再搜。'],
  internal: ['搜索程序出了错。', '刷新页面后再搜；仍然不行，请把搜的字告诉本站的维护者。'],
};

/** The box keeps the focus from one failure to the next. */
export function connectFailure(box: HTMLElement, onRetry: () => void): FailureView {
  partOf(box, 'retry').addEventListener('click', onRetry);
  return {
    show(kind) {
      const [what, next] = FAILURES[kind];
      box.dataset.failure = kind;
      partOf(box, 'what').textContent = what;
      partOf(box, 'next').textContent = next;
      box.hidden = false;
      return what;
    },
    hide() {
      const focused = box.contains(document.activeElement);
      box.hidden = true;
      return focused;
    },
  };
}
