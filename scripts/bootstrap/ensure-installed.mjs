import { spawn } from 'node:child_process';
import { existsSync, statfsSync } from 'node:fs';
import { houseNode, inHouse, root, Stop } from './house.mjs';
import { agreesWithLock, isMarked, mark, wanted } from './installed.mjs';
import { onlyOne } from './only-one.mjs';

const NEEDED_MB = 1200;

/** Brings node_modules to what the lock file says, or does nothing in a few milliseconds when it is there already. */
export async function ensureInstalled() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20)
    throw new Stop(`Prorab starts on Node 20 or later; this is ${process.version}. Install a newer Node.`);
  if (isMarked(wanted())) return;
  await onlyOne('install', installIfStillNeeded, {
    waiting: (pid) => `Another start (process ${pid}) is installing the packages; waiting for it …`,
  });
}

async function installIfStillNeeded() {
  const fingerprint = wanted();
  if (isMarked(fingerprint)) return;
  if (!agreesWithLock()) await install();
  if (!existsSync(houseNode)) {
    throw new Stop(
      `npm finished, but ${houseNode} is missing: the package "node" brings no binary for ` +
        `${process.platform}-${process.arch}, or install scripts are switched off ` +
        `(see "npm config get ignore-scripts"; it must be false).`,
    );
  }
  mark(fingerprint);
}

async function install() {
  // `ci` starts from an empty folder and is exact; a tree that npm knows is only brought up to date.
  const fresh = !existsSync(inHouse('node_modules/.package-lock.json'));
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const args = fresh ? ['ci', ...quiet] : ['install', '--no-save', ...quiet];
  console.error(
    fresh
      ? 'First start: installing the packages that package-lock.json names (once, about a minute) …'
      : 'package-lock.json has changed: bringing the packages up to date …',
  );
  const started = Date.now();
  const { code, errors } = await npm(args);
  if (code !== 0) throw new Stop(explain(errors, `npm ${args.join(' ')}`));
  console.error(`Packages are installed (${Math.round((Date.now() - started) / 1000)} s).`);
}

function npm(args) {
  const [command, ...first] = process.env.npm_execpath?.endsWith('.js')
    ? [process.execPath, process.env.npm_execpath]
    : ['npm'];
  return new Promise((done, fail) => {
    const child = spawn(command, [...first, ...args], { cwd: root, stdio: ['ignore', process.stderr, 'pipe'] });
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      errors = (errors + text).slice(-20_000);
      process.stderr.write(text);
    });
    child.on('error', (error) =>
      fail(error.code === 'ENOENT' ? new Stop('npm is not on this machine. It comes with Node: install both.') : error),
    );
    child.on('close', (code) => done({ code, errors }));
  });
}

/** What went wrong and what to do, by what npm prints. */
export function explain(errors, command) {
  const freeMb = Math.floor((statfsSync(root).bavail * statfsSync(root).bsize) / 1e6);
  const known = [
    [
      /ENOSPC/,
      `No space left on the disk of ${root}: ${freeMb} MB are free, about ${NEEDED_MB} MB are needed. Free some.`,
    ],
    [
      /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|network request/i,
      'npm cannot reach its package registry. Connect this machine to the network, or tell npm the way ' +
        '(npm config set proxy …, npm config set registry …).',
    ],
    [/EACCES|EPERM|EROFS/, `npm may not write into ${root}. Give this user the folder.`],
    [
      /can only install packages when your package\.json/,
      'package-lock.json does not match a package.json. Run "npm install" and commit package-lock.json.',
    ],
    [/E404|ETARGET/, 'The registry does not have a version that package-lock.json names.'],
  ];
  const [, advice] = known.find(([pattern]) => pattern.test(errors)) ?? [, 'See the lines above.'];
  return `The packages could not be installed. ${advice}\nThen run the same command again (it had run: ${command}).`;
}
