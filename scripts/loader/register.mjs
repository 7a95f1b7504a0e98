// node --import ./scripts/loader/register.mjs file.ts: runs our TypeScript (decorators included) straight from source,
// for the tools that stand outside the build: test services, benches. The product itself always runs from dist.
import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import { inHouse } from '../bootstrap/house.mjs';

const { $schema, ...options } = JSON.parse(readFileSync(inHouse('.swcrc'), 'utf8'));
const isOurs = (url) => url?.startsWith('file:') && !url.includes('/node_modules/');

registerHooks({
  resolve(specifier, context, next) {
    if (/^\.{1,2}\/.*\.js$/.test(specifier) && isOurs(context.parentURL)) {
      const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
      if (existsSync(source)) return next(source.href, context);
    }
    return next(specifier, context);
  },
  load(url, context, next) {
    if (!isOurs(url) || !url.endsWith('.ts')) return next(url, context);
    const filename = fileURLToPath(url);
    const { code } = transformSync(readFileSync(filename, 'utf8'), {
      ...options,
      filename,
      sourceMaps: 'inline',
      swcrc: false,
      configFile: false,
    });
    return { format: 'module', source: code, shortCircuit: true };
  },
});
