if (AbortSignal.timeout && CSS.supports('selector(:has(a))')) {
  const data = document.documentElement.dataset;
  data.js = '';
  if (/[?&#][^=&]+=[^&]/.test(location.href)) data.asked = '';
  addEventListener('load', () => {
    if (
      document.querySelector(
        '[data-margin-notes]:not([data-placed]),[data-cases]:not([data-case-state]),[data-household]:not([data-ready]),[data-training]:not([data-ready])',
      )
    )
      delete data.js;
  });
  try {
    const kept = localStorage.gongxing;
    const chosen = kept ? JSON.parse(kept).reading : JSON.parse(localStorage['gongxing:reading']);
    for (const key of ['theme', 'size', 'font', 'notes'])
      if (/^[a-z]{1,20}$/.test(chosen[key] || '')) data[key] = chosen[key];
  } catch {
    // See Base.astro.
  }
}
