/** Visits for tests to the built site as the common server gives it, one browser a file. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, onTestFinished } from 'vitest';
import { connectChromium, visit } from './browser.ts';

export interface CommonSite {
  readonly browser: Browser;
  /** Opens a page of the site for one test, which fails if the page has faults. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
}

/** To be called once in a file, outside its tests. */
export function commonSite(): CommonSite {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connectChromium(inject('chromium'));
  });
  afterAll(() => browser?.close());
  return {
    get browser() {
      return browser;
    },
    async open(path, options = {}) {
      const { page, close, faults } = await visit(browser, inject('origin') + path, options);
      onTestFinished(async () => {
        await close();
        expect(faults).toEqual([]);
      });
      return page;
    },
  };
}
