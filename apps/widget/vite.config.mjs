import { build, defineConfig } from 'vite';

const script = (entry, fileName) => ({
  lib: { entry, formats: ['iife'], name: 'ProrabWidget', fileName: () => fileName },
  ...{ target: 'es2020', outDir: 'dist', minify: true, reportCompressedSize: false },
});
/** A bundle of this kind has one script, and the number of a visitor needs nothing of the chat: it is made beside it. */
const numberScript = {
  name: 'number-script',
  configResolved({ build: { outDir } }) {
    numberScript.closeBundle = async () => {
      const beside = { ...script('browser/number.ts', 'number.js'), outDir, emptyOutDir: false };
      await build({ root: import.meta.dirname, configFile: false, logLevel: 'warn', build: beside });
    };
  },
};

/** Scripts for any page: `dist/widget.js`, the chat, and `dist/number.js`. `npm start` builds them, a spec holds them small. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [numberScript],
  build: { ...script('browser/main.ts', 'widget.js'), emptyOutDir: true },
});
