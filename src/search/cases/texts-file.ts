/** `texts.ts` as one file, which hands over what it has: a file that is built whole, as a worker's is, exports nothing. */
import { explain, openTexts, openWords } from './texts.ts';

dispatchEvent(new CustomEvent('case-texts', { detail: { explain, openTexts, openWords } }));
