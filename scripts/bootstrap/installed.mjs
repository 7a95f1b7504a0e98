import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { houseNode, inHouse } from './house.mjs';

const markFile = inHouse('node_modules/.prorab-installed');
const DEPENDENCY_FIELDS = ['workspaces', 'overrides', 'dependencies', 'devDependencies', 'optionalDependencies'];

/** Changes whenever an install would have something to do: the lock file, or what a package.json asks for. */
export function wanted() {
  const hash = createHash('sha256').update(readFileSync(inHouse('package-lock.json')));
  for (const file of packageFiles()) {
    const manifest = JSON.parse(readFileSync(inHouse(file), 'utf8'));
    hash.update(JSON.stringify([file, manifest.name, ...DEPENDENCY_FIELDS.map((field) => manifest[field] ?? null)]));
  }
  return hash.digest('hex');
}

export const isMarked = (fingerprint) =>
  existsSync(markFile) && existsSync(houseNode) && readFileSync(markFile, 'utf8') === fingerprint;

export const mark = (fingerprint) => writeFileSync(markFile, fingerprint);

/**
 * True when node_modules already holds what the lock file says, whoever put it there (a developer's own `npm install`).
 * npm writes down what it has installed in node_modules/.package-lock.json as the last thing it does.
 */
export function agreesWithLock() {
  const record = inHouse('node_modules/.package-lock.json');
  if (!existsSync(record) || !existsSync(houseNode)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const locked = JSON.parse(readFileSync(inHouse('package-lock.json'), 'utf8')).packages;
  return Object.entries(locked).every(([place, { version, optional, link }]) => {
    if (!place.includes('node_modules/')) return true;
    const here = installed[place];
    if (link) return existsSync(inHouse(place));
    return here ? here.version === version : optional === true;
  });
}

function packageFiles() {
  const folders = ['libs', 'apps'].filter((folder) => existsSync(inHouse(folder)));
  const packages = folders.flatMap((folder) => readdirSync(inHouse(folder)).map((name) => `${folder}/${name}`));
  return ['package.json', ...packages.map((place) => `${place}/package.json`).sort()].filter((file) =>
    existsSync(inHouse(file)),
  );
}
