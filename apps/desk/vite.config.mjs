import { quasar, transformAssetUrls } from '@quasar/vite-plugin';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { compressed } from './build/compressed.mjs';
import { serviceWorker } from './build/service-worker.mjs';

/** `vite` serves it for the one who works on it; the house answers at PRORAB_URL. `vite build` is what `npm start` does. */
const house = process.env.PRORAB_URL ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [vue({ template: { transformAssetUrls } }), quasar(), serviceWorker(), compressed()],
  define: {
    __VUE_OPTIONS_API__: 'true',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  // ECharts is one file of 500 kB, fetched only by whoever looks at a chart.
  build: {
    chunkSizeWarningLimit: 520,
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    reportCompressedSize: false,
  },
  server: {
    port: 5173,
    proxy: { '/api': { target: house }, '/socket.io': { target: house, ws: true } },
  },
});
