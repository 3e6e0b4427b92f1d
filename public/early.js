// See Base.astro.
(function () {
  var root = document.documentElement;
  root.dataset.js = '';
  if (/[?&#][^=&]+=[^&]/.test(location.search + location.hash)) root.dataset.asked = '';
  try {
    var chosen = JSON.parse(localStorage.getItem('gongxing:reading') || '{}');
    ['theme', 'size', 'font', 'notes'].forEach(function (key) {
      if (typeof chosen[key] === 'string' && /^[a-z]+$/.test(chosen[key])) root.dataset[key] = chosen[key];
    });
  } catch {
    // No storage.
  }
  addEventListener('load', function () {
    var notes = '[data-margin-notes]:not([data-placed])';
    var cases = '[data-cases]:not([data-case-state]), [data-household]:not([data-ready])';
    if (document.querySelector(notes + ',' + cases)) root.removeAttribute('data-js');
  });
})();
