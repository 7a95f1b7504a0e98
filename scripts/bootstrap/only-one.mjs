import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { ensureStateFolder, stateFolder, Stop } from './house.mjs';

const LIMIT_MS = 15 * 60_000;
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Runs `work` while no other process does the same here. A lock whose owner has died is taken over. */
export async function onlyOne(name, work, { waiting }) {
  ensureStateFolder();
  const file = join(stateFolder, `${name}.lock`);
  await take(file, waiting);
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

async function take(file, waiting) {
  const deadline = Date.now() + LIMIT_MS;
  let told = false;
  for (;;) {
    try {
      const handle = openSync(file, 'wx');
      writeSync(handle, String(process.pid));
      closeSync(handle);
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const owner = ownerOf(file);
    if (owner !== null && !isAlive(owner)) {
      rmSync(file, { force: true });
      continue;
    }
    if (Date.now() > deadline) {
      throw new Stop(`Process ${owner} has held ${file} for 15 minutes. End it, or delete that file, and try again.`);
    }
    if (!told) console.error(waiting(owner));
    told = true;
    await pause(100);
  }
}

/** null while the owner has not yet written its number, or has just let go. */
function ownerOf(file) {
  try {
    return Number(readFileSync(file, 'utf8')) || null;
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
