import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inHouse, root } from '../bootstrap/house.mjs';

const SELECTORS = /^(-t|--testNamePattern|--shard|--onlyChanged|-o|--onlyFailures|-f|--bail|-b)/;

/**
 * What the run is worth. Jest alone would call a run with skipped tests, or with spec files that no project matches,
 * a success; here a test that did not run is a failure.
 */
export function verdict({ result, code, args, interrupted }) {
  if (interrupted) return { lines: ['The run was interrupted.'], passed: result?.numPassedTests ?? 0, failed: 1 };
  if (!result) return { lines: [`Jest gave no result (${code}).`], passed: 0, failed: 1 };
  const lines = [];
  const refuse = (count, what, names) => {
    if (count === 0) return 0;
    lines.push(`${count} ${what}:`, ...names.slice(0, 20).map((name) => `  ${name}`));
    return count;
  };
  const all = result.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map((test) => ({ ...test, file: relative(root, name) })),
  );
  const named = (statuses) =>
    all.filter(({ status }) => statuses.includes(status)).map((t) => `${t.file}: ${t.fullName}`);
  const broken = result.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((t) => t.status === 'failed'),
  );

  let failed = result.numFailedTests;
  failed += refuse(
    broken.length,
    'files failed outside their tests',
    broken.map(({ name }) => relative(root, name)),
  );
  if (!args.some((argument) => SELECTORS.test(argument))) {
    const idle = named(['pending', 'todo', 'skipped', 'disabled']);
    failed += refuse(idle.length, 'tests are skipped or to be written; a test either runs or does not exist', idle);
  }
  if (args.length === 0) {
    const ran = new Set(result.testResults.map(({ name }) => relative(root, name)));
    const unseen = specFiles().filter((file) => !ran.has(file));
    failed += refuse(unseen.length, 'spec files were not run; no project in jest.config.mjs matches them', unseen);
  }
  if (result.numPassedTests === 0) lines.push('No test ran.');
  if (result.numPassedTests === 0 && failed === 0) failed = 1;
  if (failed === 0 && code !== 0) {
    lines.push(`Every test passed, but Jest ended with ${code}.`);
    failed = 1;
  }
  return { lines, passed: result.numPassedTests, failed };
}

function specFiles() {
  const found = [];
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (['node_modules', 'dist'].includes(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (entry.name.endsWith('.spec.ts')) found.push(relative(root, path));
    }
  };
  for (const place of ['libs', 'apps', 'test']) walk(inHouse(place));
  return found.sort();
}
