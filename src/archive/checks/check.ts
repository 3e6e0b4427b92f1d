import type { Draft } from '../draft.ts';
import type { Fault } from '../faults.ts';

/** A rule over the whole draft. It reports every breach, with the next step in the message. */
export type Check = (draft: Draft) => Fault[];
