/** The site on a server that counts what it sends. */
import { serve } from '../../support/static-server.ts';

/** What was sent, page HTML and CSS left out. */
export interface Traffic {
  bytes: number;
  requests: number;
}

export interface BenchServer {
  /** Address of the site's base, with a final slash. */
  url: string;
  /** What was sent since this was last asked. */
  take(): Traffic;
  /** Resolves when nothing has been asked for a while. */
  quiet(): Promise<void>;
  close(): void;
}

/** No request for this long means that the page has what it wants, ms. */
const QUIET_MS = 120;
const NOT_COUNTED = /^text\/(?:html|css)/u;

/**
 * Serves as small hosts do: text compressed, everything cacheable.
 * @param folders searched in order, so that one may lie over another
 * @param base the path below which the site was built, with slashes at both ends
 */
export async function serveSite(folders: readonly string[], base: string): Promise<BenchServer> {
  let traffic: Traffic = { bytes: 0, requests: 0 };
  let open = 0;
  let last = 0;
  const server = await serve(folders, {
    base,
    headers: { 'cache-control': 'public, max-age=600' },
    watch: {
      began: () => open++,
      ended: ({ type, bytes, status }) => {
        open--;
        last = performance.now();
        if (status !== 200 || NOT_COUNTED.test(type)) return;
        traffic.requests++;
        traffic.bytes += bytes;
      },
    },
  });
  return {
    url: server.url('/'),
    take() {
      const taken = traffic;
      traffic = { bytes: 0, requests: 0 };
      return taken;
    },
    async quiet() {
      while (open > 0 || performance.now() - last < QUIET_MS) await new Promise((resolve) => setTimeout(resolve, 20));
    },
    close: () => void server.close(),
  };
}
