/** Fetches what pages do without until cases are looked for in full. */
import type * as Texts from './texts.ts';
// Built whole: so it comes at one go, and without Vite's helper for chunks.
import textsFile from './texts-file.ts?worker&url';

/** @throws TypeError where it does not come; asking again tries again */
export async function fetchTexts(): Promise<typeof Texts> {
  const handedOver = new Promise<typeof Texts>((resolve) => {
    addEventListener('case-texts', (event) => resolve((event as CustomEvent<typeof Texts>).detail), { once: true });
  });
  await import(/* @vite-ignore */ textsFile);
  return handedOver;
}
