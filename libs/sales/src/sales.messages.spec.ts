import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { salesMessages } from './sales.messages.js';

const src = import.meta.dirname;
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('-errors.ts'));

describe('the messages of sales', () => {
  it('are there for every error code, and for no other', () => {
    expect(sources.length).toBeGreaterThan(2);
    const codes = sources.flatMap((f) => readFileSync(join(src, f), 'utf8').match(/'sales\.[a-z0-9-]+'/g) ?? []);
    expect(Object.keys(salesMessages).sort()).toEqual([...new Set(codes.map((c) => c.slice(1, -1)))].sort());
  });
});
