// See Base.astro.
(function () {
  var root = document.documentElement;
  var data = root.dataset;
  data.js = '';
  if (/[?&#][^=&]+=[^&]/.test(location.search + location.hash)) data.asked = '';
  addEventListener('load', function () {
    var unready =
      '[data-margin-notes]:not([data-placed]),[data-cases]:not([data-case-state]),[data-household]:not([data-ready]),[data-training]:not([data-ready])';
    if (document.querySelector(unready)) root.removeAttribute('data-js');
  });
  try {
    var kept = localStorage.gongxing;
    var chosen = kept ? JSON.parse(kept).reading : JSON.parse(localStorage['gongxing:reading']);
    ['theme', 'size', 'font', 'notes'].forEach(function (key) {
      if (/^[a-z]{1,20}$/.test(chosen[key] || '')) data[key] = chosen[key];
    });
  } catch {
    return;
  }
})();
