/** The three ways into the archive, in the header of every page and on the home page. */
export const DOORS = [
  { label: '读主题', path: '/themes/' },
  { label: '查案例', path: '/stories/' },
  { label: '学做驻村工作', path: '/start/' },
] as const;
