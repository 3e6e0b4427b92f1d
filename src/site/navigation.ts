/** The three ways into the archive, in the header of every page and on the home page. */
export const DOORS = [
  { label: '读主题', path: '/themes/' },
  { label: '查案例', path: '/stories/' },
  { label: '学做驻村工作', path: '/start/' },
] as const;

/** The page that lists all pieces of a kind. */
export const KIND_PAGES = {
  essay: { label: '文章', path: '/essays/' },
  story: { label: '案例与报道', path: '/stories/' },
} as const;
