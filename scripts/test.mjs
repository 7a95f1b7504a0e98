// npm test [-- what]: brings servers up, runs every kind of test, closes with "N passed, N failed".
import { ensureInstalled } from './bootstrap/ensure-installed.mjs';
import { inHouse, main } from './bootstrap/house.mjs';
import { runNode } from './bootstrap/run-node.mjs';
import { ensureBuilt } from './build/ensure-built.mjs';

await main(async () => {
  await ensureInstalled();
  await ensureBuilt(); // the journeys start the product as it ships
  return runNode(
    [
      '--import',
      inHouse('scripts/loader/register.mjs'),
      inHouse('scripts/test/run-tests.mjs'),
      ...process.argv.slice(2),
    ],
    { env: { NODE_ENV: 'test' } },
  );
});
