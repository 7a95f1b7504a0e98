// Compiles what planBuild() calls stale. Runs under the house's Node: SWC is a dependency.
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { basename, dirname, relative } from 'node:path';
import { inHouse, main, Stop } from '../bootstrap/house.mjs';
import { onlyOne } from '../bootstrap/only-one.mjs';
import { manifestPath, planBuild } from './plan.mjs';

await main(() => onlyOne('build', build, { waiting: (pid) => `Another build (process ${pid}) is running; waiting …` }));

async function build() {
  const { settings, files, stale, orphans } = planBuild();
  if (stale.length === 0 && orphans.length === 0) return;
  const started = Date.now();
  const { transform } = await import('@swc/core');
  const options = JSON.parse(readFileSync(inHouse('.swcrc'), 'utf8'));
  delete options.$schema;
  await rm(manifestPath, { force: true }); // a build cut in half must not be believed

  const failures = [];
  await Promise.all(
    stale.map(async (entry) => {
      try {
        files[entry.source].sizes = await (entry.compiled ? compile(transform, options, entry) : copy(entry));
      } catch (error) {
        failures.push(`${entry.source}\n${error instanceof Error ? error.message : String(error)}`);
        delete files[entry.source];
      }
    }),
  );
  await Promise.all(orphans.map((file) => rm(inHouse(file), { force: true })));
  await writeWhole(manifestPath, JSON.stringify({ settings, files }));
  if (failures.length > 0) throw new Stop(`${failures.length} files could not be built:\n\n${failures.join('\n\n')}`);
  const removed = orphans.length > 0 ? `, removed ${orphans.length}` : '';
  console.error(`Built ${stale.length} files${removed} (${((Date.now() - started) / 1000).toFixed(1)} s).`);
}

async function compile(transform, options, { source, target }) {
  const { code, map } = await transform(readFileSync(inHouse(source), 'utf8'), {
    ...options,
    filename: inHouse(source),
    sourceFileName: relative(dirname(target), source),
    sourceMaps: true,
    // Places in our sources, not the sources again: the server keeps every map it reads.
    inlineSourcesContent: false,
    swcrc: false,
    configFile: false,
  });
  const text = `${code}\n//# sourceMappingURL=${basename(target)}.map\n`;
  await writeWhole(inHouse(target), text);
  await writeWhole(inHouse(`${target}.map`), map);
  return [Buffer.byteLength(text), Buffer.byteLength(map)];
}

async function copy({ source, target }) {
  await mkdir(dirname(inHouse(target)), { recursive: true });
  await copyFile(inHouse(source), inHouse(target));
  return [readFileSync(inHouse(target)).length];
}

async function writeWhole(file, text) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.part`, text);
  await rename(`${file}.part`, file);
}
