/** Scripts that come when they are needed, each as one file without Vite's helper for chunks. */
/**
 * Fetches a file that is built whole, as a worker's is: such a file exports nothing, and hands over what it has by `handOver`.
 * @param file its address, from an import that ends in `?worker&url`
 * @param name by which it hands over
 * @throws TypeError where it does not come; asking again tries again
 */
export async function fetchWhole<T>(file: string, name: string): Promise<T> {
  const handedOver = new Promise<T>((resolve) => {
    addEventListener(name, (event) => resolve((event as CustomEvent<T>).detail), { once: true });
  });
  await import(/* @vite-ignore */ file);
  return handedOver;
}

/** To be called by such a file, once. */
export function handOver(name: string, what: unknown): void {
  dispatchEvent(new CustomEvent(name, { detail: what }));
}
