import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiDocument, makeHttpApp } from '@prorab/platform';
import { pino } from 'pino';
import { apiTypes } from '../../../scripts/tools/api-types.mjs';
import { AppModule } from './app.module.js';
import { readConfiguration } from './configuration.js';

/** By name; without what only the form of the text makes different. */
const shapesIn = (text: string): Map<string, string> =>
  new Map(
    [...text.matchAll(/^export interface (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, name, body]) => [
      String(name),
      String(body).replace(/[\s;]/g, '').replaceAll(':|', ':').replaceAll('(|', '('),
    ]),
  );

describe('the types of the desk', () => {
  it('are the shapes of the API document (else: node scripts/tools/api-types.mjs, see apps/desk/README.md)', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'prorab-types-'));
    const log = pino({ level: 'silent' });
    const root = AppModule.of(readConfiguration('config/company.example.yaml'), {
      ...{ databaseUrl: `sqlite:${folder}/a.db`, filesFolder: folder, dataFolder: folder, log, metricsToken: null },
      works: false,
    });
    const app = await makeHttpApp(root, {
      ...{ log, language: 'ru', trustProxy: false, bodyLimitBytes: 1_000_000, requestsPerMinute: 100 },
    });
    try {
      await app.init();
      const told = shapesIn(apiTypes(apiDocument(app)));
      const used = shapesIn(await readFile(new URL('../../desk/src/api/schema.ts', import.meta.url), 'utf8'));
      expect(used.size).toBeGreaterThan(60);
      const different = [...used].filter(([name, shape]) => told.get(name) !== shape).map(([name]) => name);
      expect(different).toEqual([]);
    } finally {
      await app.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
