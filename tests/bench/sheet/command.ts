/**
 * `npm run bench -- sheet --out DIR [--dist DIR]`: a contact sheet, one picture of every page type at each width, by day
 * and by night, and a page that shows them side by side. Exit code 1 if a page scrolls sideways.
 */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from 'playwright-core';
import { launchChromium } from '../../support/chromium.ts';
import { withChineseFonts } from '../../support/fonts.ts';
import { pageTypes, type PageType } from '../../support/page-types.ts';
import { serve } from '../../support/static-server.ts';

export const USAGE = 'sheet --out 文件夹 [--dist dist]';

/** Window widths, px; the first is also the least that a page has to fit into when nothing may scroll sideways. */
const WIDTHS = [320, 360, 768, 1280, 1920];
const HEIGHT = 900;
const SCHEMES = ['light', 'dark'] as const;

interface Picture {
  file: string;
  width: number;
  /** Of the whole page, px. */
  height: number;
  isWide: boolean;
}

/** Runs the bench; returns the exit code. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { out: { type: 'string' }, dist: { type: 'string', default: 'dist' } },
  });
  if (!values.out || !existsSync(path.join(values.dist, 'index.html'))) {
    console.error(
      values.out ? `${values.dist} 里没有网站：先运行 npm run build，或用 --dist 指明网站所在。` : `用法：${USAGE}`,
    );
    return 2;
  }
  await mkdir(values.out, { recursive: true });
  const server = await serve(path.resolve(values.dist), { intercept: withChineseFonts });
  const launched = await launchChromium();
  const browser = await chromium.connect(launched.wsEndpoint());
  const rows: { type: PageType; pictures: Picture[] }[] = [];
  try {
    for (const [index, type] of pageTypes(values.dist).entries()) {
      const pictures = await takePictures(browser, server.origin + type.path, values.out, String(index + 1));
      rows.push({ type, pictures });
      const heights = pictures
        .filter(({ file }) => file.endsWith('light.png'))
        .map(({ width, height }) => `${width}: ${height}`);
      console.log(`${type.path}  ${heights.join('  ')} px`);
    }
  } finally {
    await launched.close();
    await server.close();
  }
  await writeFile(path.join(values.out, 'index.html'), contactSheet(rows));
  const wide = rows.flatMap(({ type, pictures }) =>
    pictures.filter(({ isWide }) => isWide).map(({ width }) => `${type.path} 在 ${width} px 横向滚动`),
  );
  for (const line of wide) console.error(line);
  return wide.length > 0 ? 1 : 0;
}

async function takePictures(browser: Browser, url: string, out: string, name: string): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const colorScheme of SCHEMES) {
    for (const width of WIDTHS) {
      const page = await browser.newPage({ viewport: { width, height: HEIGHT }, colorScheme, locale: 'zh-CN' });
      await page.goto(url);
      if (url.includes('/search/?')) await page.locator('[data-search-state="done"]').waitFor();
      await page.evaluate(() => document.fonts.ready);
      const file = `${name}-${width}-${colorScheme}.png`;
      await page.screenshot({ path: path.join(out, file), fullPage: true });
      const [across, height] = await page.evaluate(() => {
        const { scrollWidth, scrollHeight } = document.documentElement;
        return [scrollWidth, scrollHeight] as const;
      });
      pictures.push({ file, width, height, isWide: across > width });
      await page.close();
    }
  }
  return pictures;
}

/** All pictures, a row for each page type. */
function contactSheet(rows: readonly { type: PageType; pictures: readonly Picture[] }[]): string {
  const figures = rows.map(({ type, pictures }) => {
    const images = pictures.map(
      ({ file, width }) => `<a href="${file}"><img src="${file}" loading="lazy" alt="${width}"></a>`,
    );
    return `<h2>${type.name} <small>${type.path}</small></h2><div>${images.join('')}</div>`;
  });
  const style =
    'div{display:flex;gap:8px;align-items:start;overflow-x:auto}img{height:600px;width:auto;object-fit:cover;object-position:top}';
  return `<!doctype html><meta charset="utf-8"><title>Contact sheet</title><style>${style}</style>${figures.join('\n')}\n`;
}
