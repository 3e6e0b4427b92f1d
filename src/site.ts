/** The site's name and who speaks; the archive's own words are in content/site.yaml. */
export const SITE = {
  name: '躬行',
  motto: '绝知此事要躬行',
  subtitle: '脱贫攻坚文稿校读档案',
  language: 'zh-CN',
} as const;
