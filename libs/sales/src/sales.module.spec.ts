import { readdirSync } from 'node:fs';
import * as jobs from './adapters/in/schedule/index.js';
import * as subscribers from './application/subscribers/index.js';
import * as useCases from './application/use-cases/index.js';

const files = (folder: string, suffix: string): number =>
  readdirSync(new URL(folder, import.meta.url), { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith(suffix))
    .length;

describe('the module of sales', () => {
  it('knows every use case, subscriber and job that lies in its folders', () => {
    expect(Object.keys(useCases)).toHaveLength(files('./application/use-cases/', '.use-case.ts'));
    expect(Object.keys(subscribers)).toHaveLength(files('./application/subscribers/', '.subscriber.ts'));
    expect(Object.keys(jobs)).toHaveLength(files('./adapters/in/schedule/', '.job.ts'));
    expect(Object.keys(jobs).length).toBeGreaterThan(3);
  });
});
