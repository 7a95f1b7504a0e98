import { createHash } from 'node:crypto';
import {
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Base77, exampleFile } from './base77.js';
import type { Growth } from './grow.js';
import { grow } from './grow.js';

/** Outside of the checkout; a base of a million movements is some 400 MB. */
const FOLDER = join(tmpdir(), 'prorab-sandbox');
/** Grown bases kept for the next start. */
const KEPT = 6;
const CODE = ['./', '../tsql/'].map((place) => fileURLToPath(new URL(place, import.meta.url)));

/** A grown base of that size in a file at `path`; made once for each size, seed, day and state of this code, then copied. */
export function cachedBase(path: string, growth: Growth): Base77 {
  mkdirSync(FOLDER, { recursive: true });
  const made = join(FOLDER, `${fingerprint(growth)}.sqlite`);
  if (!existsSync(made)) {
    const partial = join(FOLDER, `${fingerprint(growth)}.${process.pid}.partial`);
    removeBase(partial);
    grow(Base77.create(partial), growth);
    renameSync(partial, made);
    removeBase(partial);
    forgetOld();
  }
  removeBase(path);
  // A base that stays is there whole or not at all.
  copyFileSync(made, `${path}.partial`, constants.COPYFILE_FICLONE);
  renameSync(`${path}.partial`, path);
  return Base77.open(path);
}

/** Yesterday's bases, and those of code that has changed since, are of no use. */
function forgetOld(): void {
  const files = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.sqlite'))
    .map((name) => ({ path: join(FOLDER, name), at: statSync(join(FOLDER, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { path } of files.slice(KEPT)) removeBase(path);
}

/** The file of a base with what SQLite keeps beside it. */
export function removeBase(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${suffix}`, { force: true });
}

function fingerprint(growth: Growth): string {
  const hash = createHash('sha256').update(JSON.stringify(growth));
  for (const file of ['1Cv7.DDS', 'schema.sql', 'seed.sql']) hash.update(readFileSync(exampleFile(file)));
  for (const folder of CODE)
    for (const file of readdirSync(folder).sort())
      if (/\.[jt]s$/.test(file) && !/\.(spec|d)\.ts$/.test(file)) hash.update(readFileSync(join(folder, file)));
  return hash.digest('hex').slice(0, 16);
}
