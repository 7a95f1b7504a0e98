// Everything in scripts/bootstrap runs on the machine's own Node (20 or later) before anything is installed:
// no dependencies, no syntax that Node 20 lacks.
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Where scripts keep what they know between two runs; may be deleted at any time. */
export const stateFolder = join(root, '.prorab');

/** The Node that the product runs on: it comes with the lock file as the npm package `node`. */
export const houseNode = join(root, 'node_modules/node/bin/node');

export const inHouse = (...path) => join(root, ...path);

export function ensureStateFolder() {
  if (!existsSync(stateFolder)) mkdirSync(stateFolder, { recursive: true });
}

/** Ends the script with words for a person instead of a stack trace. */
export class Stop extends Error {
  constructor(message, { code = 1 } = {}) {
    super(message);
    this.exitCode = code;
  }
}

export async function main(run) {
  try {
    const code = await run();
    if (typeof code === 'number') process.exitCode = code;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(`\n${error.message}\n`);
    process.exitCode = error.exitCode;
  }
}
