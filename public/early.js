// Runs before the first paint: applies what the reader chose on this device, so that nothing flashes.
(function () {
  var root = document.documentElement;
  root.dataset.js = '';
  // What such an address asks for is waited for before anything else is shown.
  if (/[?&#][^=&]+=[^&]/.test(location.search + location.hash)) root.dataset.asked = '';
  try {
    var chosen = JSON.parse(localStorage.getItem('gongxing:reading') || '{}');
    ['theme', 'size', 'font', 'notes'].forEach(function (key) {
      if (typeof chosen[key] === 'string' && /^[a-z]+$/.test(chosen[key])) root.dataset[key] = chosen[key];
    });
  } catch {
    // Storage is closed to us or holds something else: the page keeps its defaults.
  }
  // Where the page's own scripts did not come, it is as it is without any: notes stand in their list and not in the margin
  // that they were to be put in, the list of cases is whole, signs of a household are links.
  addEventListener('load', function () {
    var notes = '[data-margin-notes]:not([data-placed])';
    var cases = '[data-cases]:not([data-case-state]), [data-household]:not([data-ready])';
    if (document.querySelector(notes + ',' + cases)) root.removeAttribute('data-js');
  });
})();
