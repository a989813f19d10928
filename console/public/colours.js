// Runs before the first paint, so that a dark room is not lit by a white page. A file of its own because the policy forbids inline scripts.
(function () {
  var kept = null;
  try {
    kept = localStorage.getItem('windhover.colours');
  } catch (e) {
    kept = null;
  }
  var dark = kept === 'dark' || (kept !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
