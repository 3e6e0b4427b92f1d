// See search.astro.
{
  const { dataset } = document.documentElement;
  const asks = /[?&#]q=[^&]/.test(location.href);
  for (const href of (asks && document.currentScript.dataset.index?.match(/\S+/g)) || [])
    document.head.append(
      Object.assign(document.createElement('link'), { rel: 'preload', as: 'fetch', crossOrigin: '', href }),
    );

  const box = () => document.querySelector('[data-search-unready]');
  const look = () => {
    if (!box() || !('js' in dataset)) return;
    delete dataset.asked;
    box().querySelector('button').onclick = renew;
    addEventListener('online', renew);
    box().hidden = false;
  };
  /** The browser may have kept a script damaged: all are fetched anew before the page is. */
  const renew = async () => {
    if (!box()) return;
    const fetched = [...document.querySelectorAll('link[rel=modulepreload]')].map(({ href }) =>
      fetch(href, { cache: 'reload', signal: AbortSignal.timeout(20000) }),
    );
    await Promise.allSettled(fetched);
    location.reload();
  };
  // Once the page's own script runs it is for that to say.
  addEventListener('load', () => 'begun' in (box()?.dataset ?? {}) || look());
  addEventListener('search-lost', look);
  setTimeout(look, 20000);
}
