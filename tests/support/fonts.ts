/** Chinese glyphs for a browser without any: the site names system fonts only, so tests lend it two of those names. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT } from './build.ts';
import { fileReply, type Intercept } from './static-server.ts';

const PACKAGE = join(PROJECT, 'node_modules/@fontsource/noto-sans-sc');
const PATH = '/test-fonts/';

/** Links Noto Sans SC into every page, under its own name and that of the Song face, in all weights. */
export const withChineseFonts: Intercept = async (path, reply) => {
  if (path === `${PATH}fonts.css`) {
    const css = await readFile(join(PACKAGE, '400.css'), 'utf8');
    const sans = css.replaceAll('font-weight: 400', 'font-weight: 100 900').replaceAll('font-display: swap', '');
    return {
      status: 200,
      type: 'text/css; charset=utf-8',
      body: Buffer.from(sans + sans.replaceAll("'Noto Sans SC'", "'Noto Serif SC'")),
    };
  }
  if (path.startsWith(PATH)) return fileReply(join(PACKAGE, path.slice(PATH.length)));
  if (!reply.type.startsWith('text/html')) return reply;
  const html = reply.body.toString().replace('</head>', `<link rel="stylesheet" href="${PATH}fonts.css"></head>`);
  return { ...reply, body: Buffer.from(html) };
};
