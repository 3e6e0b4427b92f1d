/** Visits for tests: a page in a context of its own, watched for what it must not do. */
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';

/** A connection to the Chromium that the global setup started. */
export function connectChromium(endpoint: string): Promise<Browser> {
  return chromium.connect(endpoint);
}

/** What a visit must not bring about, gathered while it lasts. */
export interface Watched {
  page: Page;
  context: BrowserContext;
  /** Console errors, page errors, dialogs and requests to other hosts. */
  faults: string[];
  /** Makes room for the next test. */
  close: () => Promise<void>;
}

/** Opens a page in a context of its own and watches it. */
export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Watched> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 800 }, ...options });
  // What has not come by then does not come.
  context.setDefaultTimeout(10_000);
  // A page of the dev server is put together when it is first asked for.
  context.setDefaultNavigationTimeout(60_000);
  const page = await context.newPage();
  const faults: string[] = [];
  const { origin } = new URL(url);
  page.on('console', (message) => {
    // That the missing page itself is missing is no fault of it.
    const missing = message.location().url === page.url() && message.text().includes('404');
    if (message.type() === 'error' && !missing) faults.push(`console: ${message.text()} ${message.location().url}`);
  });
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const address = request.url();
    if (!address.startsWith(`${origin}/`) && !/^(?:data|blob):/u.test(address)) faults.push(`request: ${address}`);
  });
  await page.goto(url);
  await page.evaluate(() => document.fonts.ready);
  return { page, context, faults, close: () => context.close() };
}
