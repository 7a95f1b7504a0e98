import { CliCommand, type CliCommandHandler, type CliOutput, type SqlValue, instant } from '../marks/index.js';
import { Database } from '../persistence/database.js';
import { numberFrom, readArguments } from './arguments.js';

const mark = {
  name: 'quarantine',
  summary: 'Показать работу, которая не удаётся и ждёт человека',
  usage: '[--handler <имя>] [--limit <число, 50>]',
};

@CliCommand(mark)
export class QuarantineCommand implements CliCommandHandler {
  constructor(private readonly database: Database) {}

  async run(args: string[], out: CliOutput): Promise<void> {
    const values = readArguments(mark, args, { handler: { type: 'string' }, limit: { type: 'string' } });
    const limit = numberFrom(mark, 'limit', values.limit ?? '50', { min: 1, max: 10_000, whole: true });
    const where = `state = 'quarantined'${values.handler ? ' and handler = ?' : ''}`;
    const params: SqlValue[] = values.handler ? [values.handler] : [];
    const [count] = await this.database.all<{ n: number }>(
      `select count(*) as n from platform_task where ${where}`,
      params,
    );
    const rows = await this.database.all<{
      id: string;
      handler: string;
      task_key: string;
      attempts: number;
      last_error: string | null;
      finished_at: unknown;
    }>(
      `select id, handler, task_key, attempts, last_error, finished_at from platform_task where ${where} order by id limit ${limit}`,
      params,
    );
    const total = Number(count?.n ?? 0);
    out.line(total ? `В карантине ${total}:` : 'Карантин пуст.');
    for (const row of rows) {
      out.line(`  ${row.id}  ${row.handler}  (${row.task_key})`);
      out.line(`      попыток ${row.attempts}, с ${instant(row.finished_at).toISOString()}: ${row.last_error ?? ''}`);
    }
    if (total > rows.length) out.line(`  … и ещё ${total - rows.length}`);
    if (total) out.line('Вернуть в работу: npm run cli -- replay --id <id> | --handler <имя> | --all');
  }
}
