import { readFileSync } from 'node:fs';
import { checkConfig, configKeys, configReference } from '@prorab/platform';
import { readConfiguration, sections } from './configuration.js';

const fromRoot = (path: string): URL => new URL(`../../../${path}`, import.meta.url);

describe('the documented schema of company.yaml', () => {
  const keys = configKeys(sections);

  it('has all sections, and says of every key what it means', () => {
    const named: string[] = sections.map(({ key }) => key);
    expect(named).toEqual(['server', 'team', 'sales', 'messenger', 'mail', 'telephony', 'assistant']);
    expect(keys.filter(({ place }) => !named.includes(place.split('.')[0] ?? ''))).toEqual([]);
    expect(keys.length).toBeGreaterThan(120);
    expect(keys.filter(({ what }) => !what).map(({ place }) => place)).toEqual([]);
  });
  it('is docs/configuration.md (npm run cli -- config-keys > docs/configuration.md)', () => {
    expect(readFileSync(fromRoot('docs/configuration.md'), 'utf8')).toBe(`${configReference(sections).join('\n')}\n`);
  });
  it('tells the defaults that really hold', () => {
    const { server } = readConfiguration('/nowhere/company.yaml');
    const told = keys.filter(({ place }) => place.startsWith('server.'));
    expect(told.length).toBeGreaterThan(5);
    for (const { place, otherwise } of told) {
      const value: unknown = server[place.slice('server.'.length) as keyof typeof server];
      expect([place, otherwise]).toEqual([place, value === undefined ? '' : JSON.stringify(value)]);
    }
  });
  it('as it stands without a file asks for no variable of the environment', () => {
    const lines: string[] = [];
    checkConfig({ file: '/nowhere/company.yaml', sections }, { line: (line) => lines.push(line) }, {});
    expect(lines).toHaveLength(1);
  });
});
