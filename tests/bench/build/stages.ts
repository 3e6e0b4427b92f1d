import type { Step } from './measure.ts';

/**
 * The stages of `astro build` after it has read its content, by the lines that begin them.
 * @param search a line of the integration that makes the search, or of what comes before it
 */
export function astroStages(search: RegExp): NonNullable<Step['later']> {
  return [
    { stage: '打包', begins: /\[build\] output:/u },
    { stage: '出页', begins: /generating static routes/u },
    { stage: '搜索', begins: search },
  ];
}
