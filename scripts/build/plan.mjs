// What belongs in dist, and what is missing or stale there. Runs on Node 20 without dependencies, so that a start with
// nothing to build never loads the compiler.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inHouse, root } from '../bootstrap/house.mjs';

const manifestFile = inHouse('.prorab/build.json');
const COMPILED = /\.ts$/;
const NOT_SHIPPED = /\.(spec|contract|builder|d)\.ts$|\.(md|snap)$|(^|\/)\.[^/]*$/;
const FOLDERS_NOT_SHIPPED = new Set(['testing', 'samples', 'fixtures', '__snapshots__', 'node_modules']);

/**
 * @returns {{ stale: Entry[], orphans: string[], files: Record<string, Record>, settings: string }}
 * `files` is the new manifest, by source; `stale` the sources to build; `orphans` the files in dist without a source.
 */
export function planBuild() {
  const settings = settingsHash();
  const known = readManifest();
  const trusted = known.settings === settings ? known.files : {};
  const files = {};
  const stale = [];
  const expected = new Set();
  for (const { source, target } of sources()) {
    const hash = createHash('sha256')
      .update(readFileSync(inHouse(source)))
      .digest('base64url');
    const outputs = COMPILED.test(source) ? [target, `${target}.map`] : [target];
    const before = trusted[source];
    const done = before?.hash === hash && outputs.every((output, i) => sizeOf(output) === before.sizes[i]);
    files[source] = done ? before : { hash, sizes: [] };
    if (!done) stale.push({ source, target, outputs, compiled: COMPILED.test(source) });
    for (const output of outputs) expected.add(output);
  }
  const orphans = packages()
    .flatMap((place) => filesUnder(`${place}/dist`))
    .filter((file) => !expected.has(file));
  return { settings, files, stale, orphans };
}

export const manifestPath = manifestFile;

function readManifest() {
  try {
    return JSON.parse(readFileSync(manifestFile, 'utf8'));
  } catch {
    return { settings: '', files: {} }; // none yet, or cut short by a crash: build everything
  }
}

function settingsHash() {
  const hash = createHash('sha256');
  for (const file of [
    '.swcrc',
    'scripts/build/plan.mjs',
    'scripts/build/build.mjs',
    'node_modules/@swc/core/package.json',
  ]) {
    hash.update(readFileSync(inHouse(file)));
  }
  return hash.digest('base64url');
}

function* sources() {
  for (const place of packages()) {
    for (const [folder, into] of [
      ['src', 'dist'],
      ['migrations', 'dist/migrations'],
    ]) {
      for (const source of filesUnder(`${place}/${folder}`, FOLDERS_NOT_SHIPPED)) {
        if (NOT_SHIPPED.test(source)) continue;
        const path = relative(`${place}/${folder}`, source).replace(COMPILED, '.js');
        yield { source, target: join(place, into, path) };
      }
    }
  }
}

function packages() {
  return ['libs', 'apps']
    .filter((folder) => existsSync(inHouse(folder)))
    .flatMap((folder) =>
      readdirSync(inHouse(folder))
        .sort()
        .map((name) => `${folder}/${name}`),
    )
    .filter((place) => existsSync(inHouse(place, 'package.json')) && !isPage(place));
}

/** What goes to a browser is built by Vite, see pages.mjs. */
const isPage = (place) => existsSync(inHouse(place, 'vite.config.mjs'));

function filesUnder(folder, without = new Set()) {
  if (!existsSync(inHouse(folder))) return [];
  const found = [];
  const walk = (place) => {
    for (const entry of readdirSync(join(root, place), { withFileTypes: true })) {
      const path = `${place}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!without.has(entry.name)) walk(path);
      } else found.push(path);
    }
  };
  walk(folder);
  return found.sort();
}

function sizeOf(file) {
  return statSync(inHouse(file), { throwIfNoEntry: false })?.size ?? -1;
}
