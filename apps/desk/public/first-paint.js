// Before the first paint: the theme that was chosen here, so that the page does not flash.
(function () {
  var theme = 'system';
  try {
    theme = localStorage.getItem('prorab.theme') || 'system';
  } catch (error) {
    // Storage may be forbidden: then the system decides.
    void error;
  }
  var dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
