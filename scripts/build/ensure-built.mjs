import { inHouse, Stop } from '../bootstrap/house.mjs';
import { runNode } from '../bootstrap/run-node.mjs';
import { ensurePagesBuilt } from './pages.mjs';
import { planBuild } from './plan.mjs';

/**
 * Brings dist up to date; with nothing to do it costs one look at the sources' contents. What it says goes to the error output: the
 * other one belongs to the program that is run then.
 */
export async function ensureBuilt() {
  await ensureCompiled();
  await ensurePagesBuilt();
}

async function ensureCompiled() {
  const { stale, orphans } = planBuild();
  if (stale.length === 0 && orphans.length === 0) return;
  if (stale.length > 20) console.error(`Building ${stale.length} files …`);
  const code = await runNode([inHouse('scripts/build/build.mjs')]);
  if (code !== 0) throw new Stop('The build failed; see above.', { code });
}
