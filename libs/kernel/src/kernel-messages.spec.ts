import { readFileSync, readdirSync } from 'node:fs';
import { kernelMessages } from './kernel-messages.js';

describe('kernel messages', () => {
  it('cover every code that the kernel throws, and no other', () => {
    const here = new URL('.', import.meta.url);
    const sources = readdirSync(here).filter(
      (f) => f.endsWith('.ts') && !f.endsWith('.spec.ts') && f !== 'kernel-messages.ts',
    );
    const thrown = new Set(
      sources
        .flatMap((f) => readFileSync(new URL(f, here), 'utf8').match(/'kernel\.[a-z-]+'/g) ?? [])
        .map((q) => q.slice(1, -1)),
    );
    expect(sources.length).toBeGreaterThan(5);
    expect([...thrown].sort()).toEqual(Object.keys(kernelMessages).sort());
  });
});
