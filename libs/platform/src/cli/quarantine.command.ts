import { CliCommand, type CliCommandHandler, type CliOutput } from '../marks/index.js';
import { TaskStore } from '../tasks/task-store.js';
import { numberFrom, readArguments } from './arguments.js';

const mark = {
  name: 'quarantine',
  summary: 'Показать работу, которая не удаётся и ждёт человека',
  usage: '[--handler <имя>] [--limit <число, 50>]',
};

@CliCommand(mark)
export class QuarantineCommand implements CliCommandHandler {
  constructor(private readonly tasks: TaskStore) {}

  async run(args: string[], out: CliOutput): Promise<void> {
    const values = readArguments(mark, args, { handler: { type: 'string' }, limit: { type: 'string' } });
    const limit = numberFrom(mark, 'limit', values.limit ?? '50', { min: 1, max: 10_000, whole: true });
    const handler = values.handler ?? null;
    const total = await this.tasks.countQuarantined(handler);
    const rows = await this.tasks.quarantined({ handler, limit });
    out.line(total ? `В карантине ${total}:` : 'Карантин пуст.');
    for (const row of rows) {
      out.line(`  ${row.id}  ${row.handler}  (${row.taskKey})`);
      out.line(`      попыток ${row.attempts}, с ${row.since.toISOString()}: ${row.error}`);
    }
    if (total > rows.length) out.line(`  … и ещё ${total - rows.length}`);
    if (total) out.line('Вернуть в работу: npm run cli -- replay --id <id> | --handler <имя> | --all');
  }
}
