// Prints the numbers of the house and fails when one is worse than config/ratchet.json allows.
// With --tighten the limits are set to today's numbers where these are better; loosening is done by hand, with a reason.
import { readFileSync, writeFileSync } from 'node:fs';
import { inHouse } from '../bootstrap/house.mjs';
import { numbers } from './house-facts.mjs';

const file = inHouse('config/ratchet.json');
const ratchet = JSON.parse(readFileSync(file, 'utf8'));
const now = numbers();
if (now.files === 0) throw new Error('No product file was found: the numbers would say nothing.');

console.log('Numbers of the house:');
for (const [name, value] of Object.entries(now)) {
  const limit = ratchet[name];
  const worse = limit && (limit.atMost !== undefined ? value > limit.atMost : value < limit.atLeast);
  const bound = limit
    ? ` (${limit.atMost !== undefined ? `at most ${limit.atMost}` : `at least ${limit.atLeast}`})`
    : '';
  console.log(`  ${name}: ${value}${bound}${worse ? '  WORSE' : ''}`);
  if (worse) process.exitCode = 1;
  if (!worse && limit && process.argv.includes('--tighten')) {
    limit[limit.atMost !== undefined ? 'atMost' : 'atLeast'] = value;
  }
}
const unknown = Object.keys(ratchet).filter((name) => !(name in now));
if (unknown.length > 0) throw new Error(`config/ratchet.json limits what nobody counts: ${unknown.join(', ')}.`);
if (process.argv.includes('--tighten')) writeFileSync(file, `${JSON.stringify(ratchet, null, 2)}\n`);
