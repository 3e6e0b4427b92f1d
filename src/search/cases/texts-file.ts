/** `texts.ts` as one file, which hands over what it has: a file that is built whole, as a worker's is, exports nothing. */
import * as texts from './texts.ts';

dispatchEvent(new CustomEvent('case-texts', { detail: texts }));
