// The gate of the walls. Usage: walls.mjs [tree]. Red on a violation, on a tree without modules, and when it cannot start.
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { spawnSync } from 'node:child_process';
import { inHouse, root } from '../bootstrap/house.mjs';

const tree = resolve(process.argv[2] ?? root);
const places = ['libs', 'apps'].filter((folder) => existsSync(join(tree, folder)));
const result = spawnSync(
  process.execPath,
  [
    inHouse('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
    ...['--config', inHouse('config/dependency-cruiser.cjs'), '--output-type', 'json', '--no-progress'],
    ...places,
  ],
  { cwd: tree, encoding: 'utf8', maxBuffer: 512e6 },
);

const problems = [];
let summary = { totalCruised: 0, totalDependenciesCruised: 0, violations: [] };
let modules = [];
try {
  ({ summary, modules } = JSON.parse(result.stdout));
} catch {
  problems.push(`dependency-cruiser did not start: ${result.stderr || result.error?.message || 'it said nothing'}`);
}
for (const { rule, from, to, cycle } of summary.violations) {
  const way = cycle?.length ? [from, ...cycle.map(({ name }) => name)].join(' → ') : `${from} → ${to}`;
  problems.push(`${rule.name}: ${way}`);
}
for (const place of places) {
  for (const name of readdirSync(join(tree, place))) {
    if (!existsSync(join(tree, place, name, 'src'))) continue;
    const seen = modules.some(({ source }) => source.startsWith(`${place}/${name}/src/`));
    if (!seen) problems.push(`gate-is-blind: no module of ${place}/${name} was looked at`);
  }
}
if (summary.totalCruised === 0) problems.push('gate-is-blind: not one module was looked at');

for (const problem of problems) console.error(problem);
console.log(
  `Walls: ${modules.length} modules, ${summary.totalDependenciesCruised} imports, ${problems.length} problems.`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
