import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { DiscoveryService, NestFactory } from '@nestjs/core';
import { CLI_COMMAND, type CliCommandMark, SpokenCommands } from '@prorab/platform/marks';
import { telephonyConfig } from '@prorab/telephony';
import { pino } from 'pino';
import { parse } from 'yaml';
import { AppModule } from './app.module.js';
import { readConfiguration } from './configuration.js';

describe('the README of the house', () => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  let folder: string;
  let app: INestApplicationContext;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'prorab-readme-'));
    const root = AppModule.of(readConfiguration('config/company.example.yaml'), {
      ...{ databaseUrl: `sqlite:${folder}/a.db`, filesFolder: folder, dataFolder: folder, metricsToken: null },
      ...{ log: pino({ level: 'silent' }), works: false },
    });
    app = await NestFactory.createApplicationContext(root, { logger: false });
  });
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('names every command that Ava can be asked for', () => {
    const titles = app
      .get(SpokenCommands)
      .all()
      // Those without a phrase are buttons: nobody types them.
      .filter(({ mark }) => mark.phrases.ru.length > 0)
      .map(({ mark }) => mark.title.ru);
    expect(titles.length).toBeGreaterThan(15);
    const table = readme.split('| She is asked |')[1]?.split('\n\n')[0] ?? '';
    const named = table.split('\n').flatMap((line) => (line.split('|')[1] ?? '').split(' · ').map((t) => t.trim()));
    expect(titles.filter((title) => !named.includes(title))).toEqual([]);
    expect(named.filter((title) => /[а-яё]/i.test(title) && !titles.includes(title))).toEqual([]);
  });
  it('names no command of the house that there is not', () => {
    const there = app
      .get(DiscoveryService, { strict: false })
      .getProviders()
      .flatMap(({ metatype }) => {
        const mark = metatype && (Reflect.getMetadata(CLI_COMMAND, metatype) as CliCommandMark | undefined);
        return mark ? [mark.name] : [];
      });
    // These speak before the house is opened.
    const all = [...there, 'help', 'check-config', 'config-keys'];
    const named = [...readme.matchAll(/npm run cli -- ([a-z][a-z-]+)/g)].map((found) => found[1] ?? '');
    expect(named).toEqual(expect.arrayContaining(['asterisk-files', 'phone-password', 'onec-check']));
    expect(named.filter((name) => !all.includes(name))).toEqual([]);
  });
  it('shows a configuration of the exchange that is taken as it stands', () => {
    const section = readme.split('## Connecting an Asterisk\n')[1] ?? '';
    const shown = parse(/```yaml\n([\s\S]*?)```/.exec(section)?.[1] ?? '') as { telephony: unknown };
    expect(telephonyConfig.parse(shown.telephony)).toMatchObject({
      exchange: { passwordEnv: 'PRORAB_ARI_PASSWORD' },
      lines: [{ number: '+78112201234', branch: 'Псков' }],
      trunks: [{ name: 'pskov', user: '78112201234' }],
    });
  });
});
