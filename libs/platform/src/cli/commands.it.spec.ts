import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { newId } from '@prorab/kernel';
import { pino } from 'pino';
import { Authenticator } from '../auth/authenticator.js';
import { AuditLog, type CliCommandHandler, UnitOfWork } from '../marks/index.js';
import { Database } from '../persistence/database.js';
import { platformTables } from '../persistence/platform.tables.js';
import { PlatformModule } from '../platform.module.js';
import { type TestDatabase, makeTestDatabase, testEngines } from '../testing/index.js';
import { defineRights } from '../marks/index.js';
import { AuditCommand } from './audit.command.js';
import { CheckConfigCommand } from './check-config.command.js';
import { QuarantineCommand } from './quarantine.command.js';
import { ReplayCommand } from './replay.command.js';
import { SchemaCommand } from './schema.command.js';

defineRights('platform', {
  'platform.quarantine.read': [],
  'platform.quarantine.replay': [],
  'platform.audit.read': [],
  'platform.changes.read': [],
});
const nobody = { authenticate: () => Promise.resolve(null) };
@Global()
@Module({ providers: [{ provide: Authenticator, useValue: nobody }], exports: [Authenticator] })
class Nobody {}

describe.each(testEngines())('the commands of the platform on %s', (engine) => {
  let base: TestDatabase;
  let app: INestApplicationContext;
  const open = (migrate: boolean): Promise<INestApplicationContext> => {
    const platform = PlatformModule.forRoot({
      databaseUrl: base.url,
      filesFolder: '/tmp/prorab-none',
      tables: [platformTables],
      log: pino({ level: 'silent' }),
      zone: 'Europe/Moscow',
      taskConcurrency: 1,
      keepChangesDays: 1,
      works: false,
      migrate,
    });
    @Module({ imports: [platform, Nobody] })
    class Root {}
    return NestFactory.createApplicationContext(Root, { logger: false, abortOnError: false });
  };
  beforeEach(async () => {
    base = await makeTestDatabase(engine);
    app = await open(true);
  });
  afterEach(async () => {
    await app.close();
    await base.remove();
  });

  const cli = async (command: new (...args: never[]) => CliCommandHandler, ...args: string[]): Promise<string[]> => {
    const lines: string[] = [];
    await app.get<CliCommandHandler>(command).run(args, { line: (line) => lines.push(line) });
    return lines;
  };
  const stuck = async (handler: string): Promise<string> => {
    const [id, at] = [newId(), new Date('2026-11-23T09:00:00Z')];
    await app
      .get(Database)
      .run(
        "insert into platform_task (id, handler, task_key, payload, state, attempts, due_at, available_at, created_at, finished_at, last_error) values (?, ?, ?, 'null', 'quarantined', 8, ?, ?, ?, ?, 'Error: no')",
        [id, handler, `key-${id}`, at, at, at, at],
      );
    return id;
  };

  it('show the quarantine and send work back: one, of one handler, all', async () => {
    expect(await cli(QuarantineCommand)).toEqual(['Карантин пуст.']);
    const [a, b] = [await stuck('mail.send'), await stuck('mail.send')];
    await stuck('sales.open');
    await stuck('sales.open');
    const shown = await cli(QuarantineCommand, '--handler', 'mail.send', '--limit', '1');
    expect(shown).toEqual([
      'В карантине 2:',
      `  ${a}  mail.send  (key-${a})`,
      '      попыток 8, с 2026-11-23T09:00:00.000Z: Error: no',
      '  … и ещё 1',
      'Вернуть в работу: npm run cli -- replay --id <id> | --handler <имя> | --all',
    ]);
    expect(await cli(ReplayCommand, '--id', b)).toEqual(['Возвращено в работу: 1']);
    await expect(cli(ReplayCommand, '--id', b)).rejects.toMatchObject({ code: 'platform.quarantined-missing' });
    expect(await cli(ReplayCommand, '--handler', 'mail.send')).toEqual(['Возвращено в работу: 1']);
    expect((await cli(QuarantineCommand))[0]).toBe('В карантине 2:');
    expect(await cli(ReplayCommand, '--all')).toEqual(['Возвращено в работу: 2']);
    expect(await cli(QuarantineCommand)).toEqual(['Карантин пуст.']);
    for (const args of [[], ['--all', '--id', a]])
      await expect(cli(ReplayCommand, ...args)).rejects.toThrow('ровно одно из');
    await expect(cli(QuarantineCommand, '--limit', '0')).rejects.toThrow('--limit: нужно целое число');
  });

  it('show the audit log, the newest first, of one subject', async () => {
    const record = (subject: string, n: number) =>
      app
        .get(UnitOfWork)
        .run(async () => app.get(AuditLog).record({ action: `did-${n}`, subject, before: null, after: { n } }));
    for (const n of [1, 2]) await record('employee:anna', n);
    await record('employee:boris', 3);
    const lines = await cli(AuditCommand, '--subject', 'employee:anna');
    expect(lines.map((line) => line.replace(/^\S+Z/, 'T'))).toEqual([
      'T  did-2  employee:anna  (system:prorab)',
      '    стало  {"n":2}',
      'T  did-1  employee:anna  (system:prorab)',
      '    стало  {"n":1}',
    ]);
    expect(await cli(AuditCommand, '--limit', '1')).toHaveLength(2);
    expect(await cli(AuditCommand, '--subject', 'x')).toEqual(['Записей о x нет.']);
  });

  it('tell how the base stands to the code, and leave it as it is', async () => {
    expect(await cli(SchemaCommand)).toEqual([
      `База: ${engine}`,
      'Все миграции применены.',
      'База соответствует коду.',
    ]);
    await app.get(Database).run('alter table platform_lock add column colour int null');
    expect((await cli(SchemaCommand)).join('\n')).toMatch(/Отличия базы от кода.*\n.*colour/s);
    await app.close();
    await base.remove();
    base = await makeTestDatabase(engine);
    app = await open(false);
    const steps = platformTables.migrations[engine === 'sqlite' ? 'sqlite' : 'mysql'].map((step) => `  ${step.name}`);
    const before = [`База: ${engine}`, `Не применены (применит следующий запуск): ${steps.length}`, ...steps];
    expect(await cli(SchemaCommand)).toEqual(before);
    expect(await cli(SchemaCommand)).toEqual(before);
  });

  it('say that the configuration is right when the house has opened with it', async () => {
    expect(await cli(CheckConfigCommand)).toEqual(['Настройка верна: с ней всё открылось.']);
    await expect(cli(CheckConfigCommand, '--file', 'x')).rejects.toThrow('npm run cli -- check-config');
  });
});
