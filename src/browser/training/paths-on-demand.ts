/** Where this device keeps anything, brings what tells of each path how far it is done. */
// Built whole, as a worker's file is: who comes for the first time carries none of it.
import paths from './paths.ts?worker&url';

try {
  if (localStorage.getItem('gongxing')) {
    import(/* @vite-ignore */ paths).catch((reason: unknown) => console.warn(reason));
  }
} catch {
  // No storage: nothing is done.
}
