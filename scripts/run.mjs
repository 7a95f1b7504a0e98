// One door for every command but start and test: bootstrap first, then the tool under the house's Node.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ensureInstalled } from './bootstrap/ensure-installed.mjs';
import { inHouse, main, root, Stop } from './bootstrap/house.mjs';
import { runNode } from './bootstrap/run-node.mjs';
import { ensureBuilt } from './build/ensure-built.mjs';

const tool = (path, ...args) => [inHouse('node_modules', path), ...args];
const script = (path, ...args) => [inHouse('scripts', path), ...args];
const fromSource = (path, ...args) => [
  '-C',
  'source',
  '--import',
  inHouse('scripts/loader/register.mjs'),
  inHouse(path),
  ...args,
];
const cli = (...args) => ['--enable-source-maps', inHouse('apps/cli/dist/main.js'), ...args];
const built = (commandLine) => async (args) => {
  await ensureBuilt();
  return commandLine(args);
};

/** By name of the npm script: what Node is given. `built` ones need dist. */
const commands = {
  build: built(() => null),
  cli: built((args) => cli(...args)),
  letter: built((args) => cli('letter', ...args.map(asGivenByUser))),
  sandbox: built((args) => ['--enable-source-maps', inHouse('apps/sandbox/dist/main.js'), ...args]),
  migration: built((args) => script('migration.mjs', ...args)),
  'bench:mail': built((args) => fromSource('test/bench/mail.bench.ts', ...args)),
  'bench:chat': built((args) => fromSource('test/bench/chat.bench.ts', ...args)),
  'bench:1c': built((args) => fromSource('test/bench/one-c.bench.ts', ...args)),
  'bench:calls': built((args) => fromSource('test/bench/calls.bench.ts', ...args)),
  'bench:desk': built((args) => fromSource('test/bench/desk.bench.ts', ...args)),
  'bench:api': built((args) => fromSource('test/bench/api.bench.ts', ...args)),
  lint: (args) =>
    tool('eslint/bin/eslint.js', '--max-warnings=0', ...(args.length ? args : ['libs', 'apps', 'test', 'scripts'])),
  types: () => script('tools/types.mjs'),
  walls: () => script('tools/walls.mjs'),
  numbers: (args) => script('tools/numbers.mjs', ...args),
  format: (args) => tool('prettier/bin/prettier.cjs', '--write', '--log-level=warn', ...(args.length ? args : ['.'])),
  'format:check': (args) => tool('prettier/bin/prettier.cjs', '--check', ...(args.length ? args : ['.'])),
  smoke: () => script('tools/smoke.mjs'),
};

await main(async () => {
  const [name, ...args] = process.argv.slice(2);
  const command = commands[name];
  if (!command)
    throw new Stop(`No command "${name ?? ''}". There are: ${Object.keys(commands).join(', ')}.`, { code: 2 });
  await ensureInstalled();
  const commandLine = await command(args);
  if (commandLine === null) return 0;
  const program = commandLine.find((part) => part.startsWith(root) && !part.endsWith('/loader/register.mjs'));
  if (!existsSync(program)) throw new Stop(`"npm run ${name}" needs ${program}, which this checkout does not have.`);
  return runNode(commandLine);
});

/** npm runs scripts in the checkout; a file that the user names is meant from where the user stands. */
function asGivenByUser(argument) {
  if (argument.startsWith('-')) return argument;
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), argument);
  return existsSync(path) ? path : argument;
}
