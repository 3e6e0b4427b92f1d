/** A search that failed: what happened, what to do, and a button to try again. */
import type { FailureKind } from '../../shared/protocol.ts';
import { explainFailure } from '../explain.ts';
import { partOf } from './template.ts';

export interface FailureView {
  /** @returns what happened, in the words shown */
  show(kind: FailureKind): string;
  /** @returns whether it had the focus */
  hide(): boolean;
}

/**
 * Connects the box of failures, which keeps the focus from one failure to the next.
 * @param elsewhere what the page offers besides the search, see `explainFailure`
 */
export function connectFailure(box: HTMLElement, elsewhere: string, onRetry: () => void): FailureView {
  partOf(box, 'retry').addEventListener('click', onRetry);
  return {
    show(kind) {
      const { what, next } = explainFailure(kind, elsewhere);
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
