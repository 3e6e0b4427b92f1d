// Runs before the first paint: applies what the reader chose on this device, so that nothing flashes.
(function () {
  var root = document.documentElement;
  root.dataset.js = '';
  // The search page waits for the answer to such an address before it shows anything else.
  if (/[?&#][^=&]+=[^&]/.test(location.search + location.hash)) root.dataset.asked = '';
  try {
    var chosen = JSON.parse(localStorage.getItem('gongxing:reading') || '{}');
    ['theme', 'size', 'font', 'notes'].forEach(function (key) {
      if (typeof chosen[key] === 'string' && /^[a-z]+$/.test(chosen[key])) root.dataset[key] = chosen[key];
    });
  } catch {
    // Storage is closed to us or holds something else: the page keeps its defaults.
  }
  // Where the page's own scripts did not come, notes stand in their list and not in the margin that they were to be put in.
  addEventListener('load', function () {
    if (document.querySelector('[data-margin-notes]:not([data-placed])')) root.removeAttribute('data-js');
  });
})();
