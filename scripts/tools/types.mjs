// The types of the house (tsc), then those of the pages (vue-tsc, which reads .vue files too).
import { existsSync, readdirSync } from 'node:fs';
import { inHouse } from '../bootstrap/house.mjs';
import { runNode } from '../bootstrap/run-node.mjs';

const pages = readdirSync(inHouse('apps'))
  .map((name) => `apps/${name}`)
  .filter((place) => existsSync(inHouse(place, 'vite.config.mjs')) && existsSync(inHouse(place, 'tsconfig.json')));
const codes = [await runNode([inHouse('node_modules/typescript/bin/tsc'), '-p', '.'])];
for (const place of pages) codes.push(await runNode([inHouse('node_modules/vue-tsc/bin/vue-tsc.js'), '-p', place]));
process.exitCode = Math.max(...codes);
