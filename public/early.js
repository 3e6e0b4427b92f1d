// Runs before the first paint: applies what the reader chose on this device, so that nothing flashes.
(function () {
  var root = document.documentElement;
  root.dataset.js = '';
  try {
    var chosen = JSON.parse(localStorage.getItem('gongxing:reading') || '{}');
    ['theme', 'size', 'font', 'notes'].forEach(function (key) {
      if (typeof chosen[key] === 'string' && /^[a-z]+$/.test(chosen[key])) root.dataset[key] = chosen[key];
    });
  } catch {
    // Storage is closed to us or holds something else: the page keeps its defaults.
  }
})();
