import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiDocument, makeHttpApp } from '@prorab/platform';
import { pino } from 'pino';
import { AppModule } from './app.module.js';
import { readConfiguration } from './configuration.js';

describe('the API document of the whole house', () => {
  it('has one shape for each name: two contexts do not overwrite each other', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'prorab-document-'));
    const told: string[] = [];
    const log = pino({ level: 'warn' }, { write: (line: string) => void told.push(line) });
    const configuration = readConfiguration('config/company.example.yaml');
    const root = AppModule.of(configuration, {
      ...{ databaseUrl: `sqlite:${folder}/a.db`, filesFolder: folder, dataFolder: folder, log, metricsToken: null },
      works: false,
    });
    const app = await makeHttpApp(root, {
      ...{ log, language: 'ru', trustProxy: false, bodyLimitBytes: 1_000_000, requestsPerMinute: 100 },
    });
    try {
      await app.init();
      expect(Object.keys(apiDocument(app).paths).length).toBeGreaterThan(70);
      expect(told.filter((line) => line.includes('Duplicate DTO'))).toEqual([]);
    } finally {
      await app.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
