/** In the dev server Vite puts styles into the page, to change them in place. */
const STYLES = import.meta.env.DEV ? " style-src 'self' 'unsafe-inline';" : '';

/** The content security policy of every page: all comes from the site itself, nothing inline; Pagefind's index runs as WebAssembly. */
export const POLICY = `default-src 'self'; script-src 'self' 'wasm-unsafe-eval';${STYLES} object-src 'none'; base-uri 'none'; form-action 'self'`;
