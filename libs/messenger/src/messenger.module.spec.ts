import { readdirSync } from 'node:fs';
import * as controllers from './adapters/in/http/index.js';
import * as queries from './application/queries/index.js';
import * as subscribers from './application/subscribers/index.js';
import * as useCases from './application/use-cases/index.js';

const files = (folder: string, suffix: string): number =>
  readdirSync(new URL(folder, import.meta.url)).filter((f) => f.endsWith(suffix)).length;

describe('the module of the messenger', () => {
  it.each([
    ['controllers', controllers, './adapters/in/http/', '.controller.ts'],
    ['queries', queries, './application/queries/', '.query.ts'],
    ['subscribers', subscribers, './application/subscribers/', '.subscriber.ts'],
    ['use cases', useCases, './application/use-cases/', '.use-case.ts'],
  ])('knows all %s that lie in their folder', (_what, known, folder, suffix) => {
    const classes = Object.values(known).filter(
      (value) => typeof value === 'function' && /^class /.test(String(value)),
    );
    expect(classes).toHaveLength(files(folder, suffix));
    expect(classes.length).toBeGreaterThan(1);
  });
});
