// What can be counted about the house from its files; used by the printed numbers and by the tests of their truth.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { root } from '../bootstrap/house.mjs';

const NOT_PRODUCT = /\.(spec|contract|builder)\.ts$|\/fake-[^/]*\.ts$|\/testing\/|\/migrations\//;

export function filesUnder(folder, accept = () => true) {
  const found = [];
  const walk = (place) => {
    if (!existsSync(join(root, place))) return;
    for (const entry of readdirSync(join(root, place), { withFileTypes: true })) {
      const path = `${place}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!['node_modules', 'dist'].includes(entry.name)) walk(path);
      } else if (accept(path)) found.push(path);
    }
  };
  walk(folder);
  return found.sort();
}

export const textOf = (file) => readFileSync(join(root, file), 'utf8');

export function contexts() {
  return readdirSync(join(root, 'libs'))
    .filter((name) => !['kernel', 'platform'].includes(name) && existsSync(join(root, 'libs', name, 'src')))
    .sort();
}

/** Names of the use cases of a context: the classes marked with @UseCase(). */
export function useCasesOf(context) {
  return filesUnder(`libs/${context}/src/application`, (file) => file.endsWith('.use-case.ts')).map((file) => {
    const name = /export class (\w+)/.exec(textOf(file))?.[1];
    if (!name) throw new Error(`${file} exports no class.`);
    return name;
  });
}

/** Types of the events that a context publishes, as they stand in its contract. */
export function eventsOf(context) {
  return filesUnder(
    `libs/${context}/src/contract`,
    (file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'),
  ).flatMap((file) => [...textOf(file).matchAll(/IntegrationEvent\(\s*'([^']+)'/g)].map(([, type]) => type));
}

/**
 * Every port, with whether a fake and a contract suite stand beside it or below. One suite may serve the ports of several files: a port is
 * covered when its class is named beyond the imports of a suite that some spec runs.
 */
export function ports() {
  const specs = filesUnder('libs', (file) => file.endsWith('.spec.ts')).map(textOf);
  return filesUnder('libs', (file) => /\/application\/.*\.port\.ts$/.test(file)).map((file) => {
    const portClass = /export abstract class (\w+)/.exec(textOf(file))?.[1];
    if (!portClass) throw new Error(`${file} exports no abstract class.`);
    const folder = dirname(file);
    const beside = (accept) => filesUnder(folder, (other) => accept(basename(other)));
    const names = (other) => new RegExp(`\\b${portClass}\\b`).test(textOf(other).replace(/^import [^;]*;/gm, ''));
    const isRun = (suite) =>
      [...textOf(suite).matchAll(/export (?:async )?function (\w+)/g)].some(([, name]) =>
        specs.some((spec) => new RegExp(`\\b${name}\\(`).test(spec)),
      );
    return {
      file,
      hasFake: beside((name) => /^fake-.*\.ts$/.test(name)).some((fake) =>
        new RegExp(`(?:extends|implements)[^{]*\\b${portClass}\\b`).test(textOf(fake)),
      ),
      hasContract: beside((name) => name.endsWith('.contract.ts')).some((suite) => names(suite) && isRun(suite)),
    };
  });
}

export function numbers() {
  const product = ['libs', 'apps'].flatMap((place) =>
    filesUnder(place, (file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !NOT_PRODUCT.test(file)),
  );
  const lengths = product.map((file) => textOf(file).split('\n').length - 1).sort((a, b) => a - b);
  const at = (share) => lengths[Math.min(lengths.length - 1, Math.floor(lengths.length * share))] ?? 0;
  const between = product.flatMap((file) => {
    const own = /^libs\/([^/]+)\//.exec(file)?.[1];
    if (!own || !contexts().includes(own)) return [];
    return [...textOf(file).matchAll(/from '@prorab\/(\w+)/g)].filter(
      ([, other]) => other !== own && contexts().includes(other),
    );
  });
  const all = ports();
  const share = (count) => (all.length === 0 ? 1 : Math.round((100 * count) / all.length) / 100);
  return {
    files: product.length,
    medianLength: at(0.5),
    ninetiethPercentileOfLength: at(0.9),
    longest: lengths.at(-1) ?? 0,
    importsBetweenContextsPerHundredFiles:
      product.length === 0 ? 0 : Math.round((1000 * between.length) / product.length) / 10,
    ports: all.length,
    shareOfPortsWithContract: share(all.filter((port) => port.hasContract).length),
    shareOfPortsWithFake: share(all.filter((port) => port.hasFake).length),
  };
}
