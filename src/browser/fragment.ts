/** The element that an address's fragment names, `#收的是什么` as browsers encode it, or null. */
export function namedBy(hash: string): HTMLElement | null {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch {
    // A fragment that is not UTF-8 names nothing here.
    return null;
  }
}
