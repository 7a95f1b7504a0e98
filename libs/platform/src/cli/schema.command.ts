import { CliCommand, type CliCommandHandler, type CliOutput } from '../marks/index.js';
import { Database } from '../persistence/database.js';
import { readArguments } from './arguments.js';

const mark = {
  name: 'schema',
  summary: 'Показать, какие миграции ещё не применены и чем база отличается от кода; ничего не меняет',
  usage: '',
};

@CliCommand(mark)
export class SchemaCommand implements CliCommandHandler {
  constructor(private readonly database: Database) {}

  async run(args: string[], out: CliOutput): Promise<void> {
    readArguments(mark, args, {});
    const pending = await this.database.pendingMigrations();
    out.line(`База: ${this.database.engine}`);
    out.line(
      pending.length ? `Не применены (применит следующий запуск): ${pending.length}` : 'Все миграции применены.',
    );
    for (const name of pending) out.line(`  ${name}`);
    // Before its steps are taken a base differs by them, which says nothing.
    if (pending.length) return;
    const difference = await this.database.schemaDifference();
    out.line(difference ? 'Отличия базы от кода, которых нет в миграциях:' : 'База соответствует коду.');
    for (const line of difference.split('\n').filter(Boolean)) out.line(`  ${line}`);
  }
}
