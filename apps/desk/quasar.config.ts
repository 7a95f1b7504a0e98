// For Quasar's own command line (`@quasar/app-vite`, not a dependency of this house): the same sources as a program for
// Windows, macOS and Linux (Electron) and as an app for telephones (Capacitor). The web page is built by vite.config.mjs.
export default () => ({
  sourceFiles: { rootComponent: 'src/App.vue', router: 'src/router', indexHtmlTemplate: 'index.html' },
  build: {
    target: { browser: ['es2022', 'chrome120', 'safari17'] },
    vueRouterMode: 'history',
    // In a program there is no house behind the page's own address: it is asked for once and named here.
    env: { PRORAB_URL: process.env.PRORAB_URL ?? '' },
  },
  framework: { iconSet: 'svg-mdi-v7', lang: 'ru', plugins: ['Notify', 'Lang'] },
  electron: {
    bundler: 'builder',
    builder: { appId: 'ru.prorab.desk', productName: 'Прораб' },
  },
  capacitor: { hideSplashscreen: true },
});
