/**
 * Lets a worker thread run our TypeScript as it lies on disk: under Jest there is no build, and Jest's transform does not reach into
 * threads. Loaded with `--import` only when the parser itself runs from a `.ts` file; from dist the worker starts without it.
 * Node's own type stripping is not enough: it takes no parameter properties and does not find `./x.ts` behind `./x.js`.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

registerHooks({
  resolve(specifier, context, next) {
    if (/^\.{1,2}\/.*\.js$/.test(specifier) && context.parentURL?.endsWith('.ts')) {
      return next(specifier.replace(/\.js$/, '.ts'), context);
    }
    return next(specifier, context);
  },
  load(url, context, next) {
    if (!url.endsWith('.ts')) return next(url, context);
    const filename = fileURLToPath(url);
    const { code } = transformSync(readFileSync(filename, 'utf8'), { filename, sourceMaps: 'inline' });
    return { format: 'module', source: code, shortCircuit: true };
  },
});
