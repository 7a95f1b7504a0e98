import { createPinia } from 'pinia';
import { Lang, Notify, Quasar } from 'quasar';
import iconSet from 'quasar/icon-set/svg-mdi-v7.js';
import ruLang from 'quasar/lang/ru.js';
import { createApp } from 'vue';
import 'quasar/dist/quasar.css';
import './css/desk.css';
import App from './App.vue';
import { i18n } from './i18n/index.js';
import { registerNotices } from './lib/notices.js';
import { makeRouter } from './router.js';
import { useUi } from './stores/ui.js';

const app = createApp(App);
app.use(createPinia());
app.use(Quasar, {
  plugins: { Notify, Lang },
  iconSet,
  lang: ruLang,
  config: { notify: { position: 'bottom-left' } },
});
app.use(i18n);
registerNotices();
await useUi().start();
const router = makeRouter();
app.use(router);
// The first page is there before anything is drawn: no flash of an empty frame.
await router.isReady();
app.mount('#app');
