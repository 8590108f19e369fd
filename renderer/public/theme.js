// Runs before the first paint, so that no window ever flashes in the wrong theme. The settings of the host decide
// afterwards (shell/appearance.ts); this is only what the last window remembered.
(function () {
  var root = document.documentElement;
  try {
    var theme = localStorage.getItem('tessera.theme');
    var language = localStorage.getItem('tessera.language');
    if (language) root.lang = language;
  } catch {
    // Storage may be forbidden; the system's preference is as good a first guess.
  }
  if (!theme || theme === 'auto')
    theme = matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
  root.dataset.theme = theme;
})();
