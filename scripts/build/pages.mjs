// The pages that Vite builds (apps with a vite.config.mjs), built anew only when something that makes them has changed.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inHouse, root, Stop } from '../bootstrap/house.mjs';
import { onlyOne } from '../bootstrap/only-one.mjs';
import { runNode } from '../bootstrap/run-node.mjs';

const NOT_SOURCES = new Set(['node_modules', 'dist', 'src-electron', 'src-capacitor']);
const NOT_SHIPPED = /\.(spec|builder)\.ts$|\.md$/;
/** Another compiler or another library makes another page. */
const TOOLS = [
  'vite',
  'vue',
  'quasar',
  '@quasar/vite-plugin',
  '@vitejs/plugin-vue',
  'socket.io-client',
  'vue-i18n',
  'echarts',
];

export async function ensurePagesBuilt() {
  if (pages().every((place) => isBuilt(place))) return;
  await onlyOne(
    'pages',
    async () => {
      for (const place of pages().filter((one) => !isBuilt(one))) await buildPage(place);
    },
    { waiting: (pid) => `The pages are being built by process ${pid}; waiting …` },
  );
}

async function buildPage(place) {
  console.error(`Building the page ${place} …`);
  const started = Date.now();
  const hash = hashOf(place);
  rmSync(recordOf(place), { force: true }); // a build cut in half must not be believed
  const vite = inHouse('node_modules/vite/bin/vite.js');
  const env = { NODE_ENV: 'production' };
  const code = await runNode([vite, 'build', inHouse(place), '--logLevel', 'warn'], {
    env,
    stdio: ['inherit', process.stderr, 'inherit'],
  });
  if (code !== 0) throw new Stop(`The page ${place} could not be built; see above.`, { code });
  writeFileSync(`${recordOf(place)}.part`, JSON.stringify({ hash, files: sizesIn(`${place}/dist`) }));
  renameSync(`${recordOf(place)}.part`, recordOf(place));
  console.error(`Built the page ${place} (${((Date.now() - started) / 1000).toFixed(1)} s).`);
}

const recordOf = (place) => inHouse('.prorab', `page-${place.replace('/', '-')}.json`);

function pages() {
  const apps = existsSync(inHouse('apps')) ? readdirSync(inHouse('apps')).sort() : [];
  return apps.map((name) => `apps/${name}`).filter((place) => existsSync(inHouse(place, 'vite.config.mjs')));
}

function hashOf(place) {
  const hash = createHash('sha256').update(readFileSync(inHouse('scripts/build/pages.mjs')));
  for (const name of TOOLS) {
    const file = inHouse('node_modules', name, 'package.json');
    if (existsSync(file)) hash.update(readFileSync(file));
  }
  for (const file of filesUnder(place)) hash.update(`\n${file}\n`).update(readFileSync(inHouse(file)));
  return hash.digest('base64url');
}

function isBuilt(place) {
  if (!existsSync(recordOf(place))) return false;
  try {
    const known = JSON.parse(readFileSync(recordOf(place), 'utf8'));
    const there = ([file, size]) => statSync(inHouse(place, 'dist', file), { throwIfNoEntry: false })?.size === size;
    return known.hash === hashOf(place) && Object.entries(known.files).every(there);
  } catch {
    return false; // cut short by a crash: build it
  }
}

function sizesIn(folder) {
  const entries = readdirSync(inHouse(folder), { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const path = (entry) => join(entry.parentPath, entry.name);
  const under = inHouse(folder);
  return Object.fromEntries(entries.map((entry) => [path(entry).slice(under.length + 1), statSync(path(entry)).size]));
}

function filesUnder(place) {
  const found = [];
  const walk = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!NOT_SOURCES.has(entry.name)) walk(path);
      } else if (!NOT_SHIPPED.test(path)) found.push(path);
    }
  };
  walk(place);
  return found.sort();
}
