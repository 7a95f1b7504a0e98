import { DomainError } from '@prorab/kernel';
import { CliCommand, type CliCommandHandler, type CliOutput } from '../marks/index.js';
import { Database } from '../persistence/database.js';
import { TaskStore } from '../tasks/task-store.js';
import { ArgumentsWrong, readArguments } from './arguments.js';

const mark = {
  name: 'replay',
  summary: 'Вернуть работу из карантина: одну, всю одного обработчика или всю',
  usage: '--id <id> | --handler <имя> | --all',
};

/** The server takes what comes back at its next look into the table, half a second later. */
@CliCommand(mark)
export class ReplayCommand implements CliCommandHandler {
  constructor(
    private readonly database: Database,
    private readonly tasks: TaskStore,
  ) {}

  async run(args: string[], out: CliOutput): Promise<void> {
    const { id, handler, all } = readArguments(mark, args, {
      id: { type: 'string' },
      handler: { type: 'string' },
      all: { type: 'boolean' },
    });
    if ([id, handler, all].filter(Boolean).length !== 1)
      throw new ArgumentsWrong(mark, 'Нужно ровно одно из: --id, --handler, --all');
    let replayed = 0;
    for (const one of id ? [id] : await this.#quarantined(handler)) if (await this.tasks.replay(one)) replayed++;
    if (id && !replayed)
      throw new DomainError('missing', 'platform.quarantined-missing', `В карантине нет задания ${id}`, { id });
    out.line(`Возвращено в работу: ${replayed}`);
  }

  async #quarantined(handler: string | undefined): Promise<string[]> {
    const rows = await this.database.all<{ id: string }>(
      `select id from platform_task where state = 'quarantined'${handler ? ' and handler = ?' : ''} order by id`,
      handler ? [handler] : [],
    );
    return rows.map((row) => row.id);
  }
}
