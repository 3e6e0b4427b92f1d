/** The site's name and who speaks; the archive's own words are in content/site.yaml. */
export const SITE = {
  name: '躬行',
  motto: '绝知此事要躬行',
  language: 'zh-CN',
  /** The whole name, for citations and feeds. */
  title: '躬行：脱贫攻坚文稿校读档案',
  /** The line of public/early.js; README states it too. */
  oldestBrowsers: 'Chrome 和 Edge 105、Firefox 121、Safari 16',
} as const;
