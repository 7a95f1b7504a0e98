import { CliCommand, type CliCommandHandler, type CliOutput, instant } from '../marks/index.js';
import { Database } from '../persistence/database.js';
import { numberFrom, readArguments } from './arguments.js';

const mark = {
  name: 'audit',
  summary: 'Показать журнал: кто что изменил и выгрузил, новое сверху',
  usage: '[--subject <employee:… | branch:… | …>] [--limit <число, 50>]',
};

@CliCommand(mark)
export class AuditCommand implements CliCommandHandler {
  constructor(private readonly database: Database) {}

  async run(args: string[], out: CliOutput): Promise<void> {
    const { subject, ...values } = readArguments(mark, args, {
      subject: { type: 'string' },
      limit: { type: 'string' },
    });
    const limit = numberFrom(mark, 'limit', values.limit ?? '50', { min: 1, max: 10_000, whole: true });
    const rows = await this.database.all<{
      at: unknown;
      actor: string;
      action: string;
      subject: string;
      before: string | null;
      after: string | null;
    }>(
      `select at, actor, action, subject, \`before\`, \`after\` from platform_audit ${subject ? 'where subject = ?' : ''} order by id desc limit ${limit}`,
      subject ? [subject] : [],
    );
    if (!rows.length) out.line(subject ? `Записей о ${subject} нет.` : 'Журнал пуст.');
    for (const row of rows) {
      out.line(`${instant(row.at).toISOString()}  ${row.action}  ${row.subject}  (${row.actor})`);
      if (row.before !== null) out.line(`    было   ${row.before}`);
      if (row.after !== null) out.line(`    стало  ${row.after}`);
    }
  }
}
