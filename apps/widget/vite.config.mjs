import { defineConfig } from 'vite';

/** One script for any page: `dist/widget.js`. `npm start` builds it, a spec holds it under 20 KB. */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    lib: { entry: 'browser/main.ts', formats: ['iife'], name: 'ProrabWidget', fileName: () => 'widget.js' },
    ...{ target: 'es2020', outDir: 'dist', emptyOutDir: true, minify: true, reportCompressedSize: false },
  },
});
