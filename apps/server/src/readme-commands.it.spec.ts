import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { SpokenCommands } from '@prorab/platform/marks';
import { pino } from 'pino';
import { AppModule } from './app.module.js';
import { readConfiguration } from './configuration.js';

describe('the README of the house', () => {
  it('names every command that Ava can be asked for', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'prorab-readme-'));
    const root = AppModule.of(readConfiguration('config/company.example.yaml'), {
      ...{ databaseUrl: `sqlite:${folder}/a.db`, filesFolder: folder, dataFolder: folder, metricsToken: null },
      ...{ log: pino({ level: 'silent' }), works: false },
    });
    const app = await NestFactory.createApplicationContext(root, { logger: false });
    try {
      const titles = app
        .get(SpokenCommands)
        .all()
        // Those without a phrase are buttons: nobody types them.
        .filter(({ mark }) => mark.phrases.ru.length > 0)
        .map(({ mark }) => mark.title.ru);
      expect(titles.length).toBeGreaterThan(15);
      const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
      const table = readme.split('| She is asked |')[1]?.split('\n\n')[0] ?? '';
      const named = table.split('\n').flatMap((line) => (line.split('|')[1] ?? '').split(' · ').map((t) => t.trim()));
      expect(titles.filter((title) => !named.includes(title))).toEqual([]);
      expect(named.filter((title) => /[а-яё]/i.test(title) && !titles.includes(title))).toEqual([]);
    } finally {
      await app.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
