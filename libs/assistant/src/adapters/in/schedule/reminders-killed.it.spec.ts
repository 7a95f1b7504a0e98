import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pino } from 'pino';
import { Database, MikroUnitOfWork, platformTables } from '@prorab/platform';
import { eventually, makeTestDatabase, testEngines } from '@prorab/platform/testing';
import { Reminder } from '../../../domain/reminder/reminder.js';
import { MikroReminderBook } from '../../out/persistence/mikro-reminder-book.js';
import { salesTables } from '../../../reminders.module.js';
import { assistantTables } from '../../../assistant.tables.js';
import { OF_EACH, crowd } from './a-reminders-process.builder.js';

const root = join(import.meta.dirname, '../../../../../..');
const ALL = crowd.length * OF_EACH;

class Houses {
  readonly running = new Set<ChildProcess>();
  said = '';
  constructor(private readonly url: string) {}
  async start(): Promise<ChildProcess> {
    const script = join(import.meta.dirname, 'a-reminders-process.builder.ts');
    const flags = ['--conditions=source', '--import', join(root, 'scripts/loader/register.mjs')];
    const env = { ...process.env, PRORAB_REMINDERS_PROCESS: this.url, NODE_OPTIONS: '', LOG_LEVEL: 'error' };
    const child = spawn(process.execPath, [...flags, script], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.running.add(child);
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (this.said += String(text)));
    return child;
  }
  async kill(child: ChildProcess): Promise<void> {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    this.running.delete(child);
  }
  async stop(): Promise<void> {
    for (const child of [...this.running]) await this.kill(child);
  }
}

describe.each(testEngines())('a house that is killed while 200 reminders are due, on %s', (engine) => {
  it('tells each once, whoever of its instances dies', async () => {
    const base = await makeTestDatabase(engine);
    const database = await Database.open({ url: base.url, tables: [platformTables, salesTables, assistantTables] });
    const houses = new Houses(base.url);
    try {
      await database.migrate();
      const work = new MikroUnitOfWork(database, pino({ level: 'silent' }));
      const now = new Date();
      const due = crowd.flatMap((employeeId, person) =>
        Array.from({ length: OF_EACH }, (_, n) => {
          // Their times come one after the other, for twelve seconds: a kill finds some told, some in hand and some to come, however late it is.
          const dueAt = new Date(now.getTime() + (n * crowd.length + person) * 60);
          const given = {
            owner: { kind: 'employee', employeeId },
            createdBy: null,
            rule: 'personal',
            about: null,
          } as const;
          return Reminder.plan(
            { ...given, number: n + 1, text: `Дело ${person}-${n}.`, zone: 'Europe/Moscow', repeat: null, dueAt },
            now,
          );
        }),
      );
      await work.run(() => new MikroReminderBook(database).add(...due));
      const count = async (sql: string): Promise<number> => Number((await database.all<{ n: number }>(sql))[0]?.n ?? 0);
      const said = () => count("select count(*) as n from assistant_reminding where state = 'said'");
      const midway: number[] = [];
      // SQLite serves one process; a server serves two, one of which is always there.
      if (engine !== 'sqlite') await houses.start();
      for (const moment of [1, 60, 120]) {
        const child = await houses.start();
        await eventually(async () => (await said()) >= moment, {
          within: 40_000,
          message: `no ${moment} are said: ${houses.said}`,
        });
        await houses.kill(child);
        midway.push(await said());
        // The leases run out at once, those of an instance that lives too: it has to notice that it has lost them.
        await database.run(
          "update platform_task set available_at = due_at where state = 'waiting' and claim is not null",
        );
      }
      await houses.start();
      await eventually(async () => (await said()) >= ALL, {
        within: 60_000,
        message: `not all are said: ${houses.said}`,
      });
      await eventually(
        async () =>
          (await count(
            "select count(*) as n from platform_task where state = 'waiting' and handler = 'assistant.remind-owner'",
          )) === 0,
      );
      expect(midway.some((n) => n > 0 && n < ALL)).toBe(true);
      const speeches = await database.all<{ payload: string }>(
        "select payload from platform_event where name = 'messenger.speak.v1'",
      );
      const texts = speeches.map(
        ({ payload }) => /Дело [\d]+-[\d]+\./.exec((JSON.parse(payload) as { text: string }).text)?.[0],
      );
      expect(texts.length).toBe(ALL);
      expect(new Set(texts).size).toBe(ALL);
      expect(await count("select count(*) as n from assistant_reminder where state = 'said'")).toBe(ALL);
      expect(await count("select count(*) as n from platform_task where state = 'quarantined'")).toBe(0);
    } finally {
      await houses.stop();
      await database.close();
      await base.remove();
    }
  }, 180_000);
});
