import { expect, test } from 'vitest';
import { commonSite } from '../support/common-site.ts';

const PHONE = { width: 360, height: 740 };
/** Screens that the home page may take on a phone. */
const SCREENS = 4;

const { open } = commonSite();

test('home takes at most four screens of a phone', async () => {
  const page = await open('/', { viewport: PHONE });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  expect(height).toBeLessThanOrEqual(SCREENS * PHONE.height);
});

test('home shows search, doors and the first task within the first screen of a desk', async () => {
  const page = await open('/');
  for (const name of ['读主题', '查案例', '学做驻村工作']) {
    expect((await page.getByRole('main').getByRole('link', { name }).first().boundingBox())!.y).toBeLessThan(800);
  }
  expect((await page.getByRole('heading', { name: '明天要入户' }).boundingBox())!.y).toBeLessThan(800);
});
