import { readArguments } from '@prorab/platform';
import { CliCommand } from '@prorab/platform/marks';
import type { CliCommandHandler, CliOutput } from '@prorab/platform/marks';
import { ChangeBooks } from '../../../application/use-cases/ledger/change-books.use-case.js';

const mark = {
  name: 'change-books',
  summary: 'Учёт сменился: убрать показанное из прежнего, чтобы начать чтение того, что назван в настройках',
  usage: '--to <native | onec77 | commerceml>',
};

@CliCommand(mark)
export class ChangeBooksCommand implements CliCommandHandler {
  constructor(private readonly change: ChangeBooks) {}

  async run(args: string[], out: CliOutput): Promise<void> {
    const { to } = readArguments(mark, args, { to: { type: 'string' } } as const, ['to']);
    const before = await this.change.execute({ to });
    if (before.length === 0) return out.line(`Менять нечего: читается «${to}».`);
    out.line(`Вместо «${before.join('», «')}» читается «${to}»; сервер начнёт через несколько секунд.`);
  }
}
