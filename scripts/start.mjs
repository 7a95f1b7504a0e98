// npm start: installs what the lock file says, builds what has changed, runs the server. Arguments go to the server;
// `-- --sandbox` runs the example company on a 1C in miniature that is started beside it, `-- --asterisk` with an Asterisk; both go together.
import { existsSync } from 'node:fs';
import { ensureInstalled } from './bootstrap/ensure-installed.mjs';
import { inHouse, main, Stop } from './bootstrap/house.mjs';
import { runNode } from './bootstrap/run-node.mjs';
import { serverEnv, serverFlags } from './bootstrap/server-flags.mjs';
import { ensureBuilt } from './build/ensure-built.mjs';

await main(async () => {
  await ensureInstalled();
  await ensureBuilt();
  const server = inHouse('apps/server/dist/main.js');
  if (!existsSync(server)) throw new Stop('apps/server/src/main.ts is missing: this checkout has no server to start.');
  const args = process.argv.slice(2).filter((argument) => !['--sandbox', '--asterisk'].includes(argument));
  const product = (env) => runNode([...serverFlags, server, ...args], { env: { ...serverEnv, ...env } });
  const withAsterisk = async (env) => (await import('./beside-asterisk.mjs')).besideAsterisk(product, env);
  const run = process.argv.includes('--asterisk') ? withAsterisk : product;
  if (!process.argv.includes('--sandbox')) return run({});
  const { besideSandbox } = await import('./beside-sandbox.mjs');
  return besideSandbox(run);
});
