import { readFileSync } from 'node:fs';
import { teamMessages } from './team.messages.js';

describe('messages of team', () => {
  it('cover every code that the domain and the contract throw, and no other', () => {
    const source = readFileSync(new URL('./domain/team-errors.ts', import.meta.url), 'utf8');
    const told = readFileSync(new URL('./contract/branch-named.ts', import.meta.url), 'utf8');
    const plain = [...(source + told).matchAll(/'(team\.[a-z-]+)'/g)].map((m) => m[1]);
    const states = ['on', 'off', 'not-enrolled'].map((state) => `team.second-factor-${state}`);
    expect(source).toContain('`team.second-factor-${state}`');
    expect([...plain, ...states].sort()).toEqual(Object.keys(teamMessages).sort());
  });
});
