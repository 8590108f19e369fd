// Runs before the first paint, so that no page ever flashes in the wrong theme or language; kit/appearance.ts is its other half.
(function () {
  var root = document.documentElement;
  var theme = null;
  try {
    theme = localStorage.getItem('tessera.site.theme');
    var language = localStorage.getItem('tessera.site.language') || navigator.language;
    root.lang = /^zh/i.test(language) ? 'zh-CN' : 'en';
  } catch {
    // Storage may be forbidden; the system's preference is as good a first guess.
  }
  if (theme !== 'light' && theme !== 'dark')
    theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  root.dataset.theme = theme;
})();
