import { readFileSync, readdirSync } from 'node:fs';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const files = (path: string, suffix: string): string[] =>
  readdirSync(new URL(path, import.meta.url)).filter((f) => f.endsWith(suffix));

describe('README of team', () => {
  const readme = read('../README.md');
  const listed = (head: string): string[] =>
    (readme.split(`**${head}**`)[1]?.split(/\*\*|\. [A-Z]/)[0] ?? '')
      .replaceAll('.v1.', '.v1')
      .split('·')
      .map((w) => w.replace(/[`\s]/g, '').replace(/\.$/, ''));

  it('lists every use case and no other', () => {
    const classes = files('./application/use-cases/', '.use-case.ts').map(
      (f) => /export class (\w+)/.exec(read(`./application/use-cases/${f}`))?.[1],
    );
    expect(classes.length).toBeGreaterThan(10);
    expect(listed('Use cases.').sort()).toEqual(classes.sort());
  });
  it('lists every query and no other', () => {
    const classes = files('./application/queries/', '.query.ts').map(
      (f) => /export class (\w+)/.exec(read(`./application/queries/${f}`))?.[1],
    );
    expect(classes.length).toBeGreaterThan(2);
    expect(listed('Queries.').sort()).toEqual(classes.sort());
  });
  it('lists every event and no other', () => {
    const names = files('./contract/', '.event.ts').map(
      (f) => /IntegrationEvent\('(.+?)'\)/.exec(read(`./contract/${f}`))?.[1],
    );
    expect(names.length).toBe(5);
    expect(listed('Events.').sort()).toEqual(names.sort());
  });
  it('lists every port and no other', () => {
    const ports = files('./application/ports/', '.port.ts').map(
      (f) => /export abstract class (\w+)/.exec(read(`./application/ports/${f}`))?.[1],
    );
    expect(ports.length).toBe(11);
    expect(
      listed('Ports.')
        .map((w) => w.replace(/\(.*\)/, ''))
        .sort(),
    ).toEqual(ports.sort());
  });
});
