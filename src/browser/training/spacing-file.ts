/** `spacing.ts` as one file, which hands over what it has: a file that is built whole, as a worker's is, exports nothing. */
import { outcomes } from './spacing.ts';

dispatchEvent(new CustomEvent('card-spacing', { detail: outcomes }));
