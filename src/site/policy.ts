/** The content security policy of every page: all comes from the site itself, nothing inline; Pagefind's index runs as WebAssembly. */
export const POLICY =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'; form-action 'self'";
