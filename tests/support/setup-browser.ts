/** Global setup of the browser project: one Chromium, and the built site on a server with a strict policy and Chinese fonts. */
import type { TestProject } from 'vitest/node';
import { launchChromium } from './chromium.ts';
import { serve } from './static-server.ts';
import { withChineseFonts } from './fonts.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where Playwright connects to. */
    chromium: string;
    /** Where the built site is served, without a final slash. */
    origin: string;
  }
}

/** The policy that the site promises to live under: nothing inline, nothing from elsewhere. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
].join('; ');

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const chromium = await launchChromium();
  const server = await serve(project.getProvidedContext().dist, {
    headers: { 'content-security-policy': POLICY },
    intercept: withChineseFonts,
  });
  project.provide('origin', server.origin);
  project.provide('chromium', chromium.wsEndpoint());
  return async () => {
    await chromium.close();
    await server.close();
  };
}
