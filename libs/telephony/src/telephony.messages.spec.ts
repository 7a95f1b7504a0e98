import { readFileSync, readdirSync } from 'node:fs';
import { telephonyMessages } from './telephony.messages.js';

describe('what telephony says when something is wrong', () => {
  it('has words in both languages for every error that it throws', () => {
    const root = new URL('.', import.meta.url);
    const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
      (f) => f.endsWith('.ts') && !f.includes('.spec.'),
    );
    const thrown = sources.flatMap((f) =>
      [...readFileSync(new URL(f, root), 'utf8').matchAll(/super\(\s*'\w+',\s*'(telephony\.[\w-]+)'/g)].map(
        (m) => m[1],
      ),
    );
    expect(thrown.length).toBeGreaterThan(3);
    for (const code of thrown) expect(Object.keys(telephonyMessages)).toContain(code);
  });
});
