import { readArguments } from '@prorab/platform';
import { CliCommand } from '@prorab/platform/marks';
import type { CliCommandHandler, CliOutput } from '@prorab/platform/marks';
import { MailSettings } from '../../../application/mail-settings.js';
import { MailboxStates } from '../../../application/ports/mailbox-states.port.js';
import { ShowReconciliation } from '../../../application/queries/show-reconciliation.query.js';
import { ReconcileMailboxes } from '../../../application/use-cases/reconcile-mailboxes.use-case.js';

const mark = {
  name: 'reconcile-mail',
  summary: 'Сверить ящики с хранилищем сейчас, не дожидаясь ночи',
  usage: '[--mailbox <имя ящика>]',
};

@CliCommand(mark)
export class ReconcileMailCommand implements CliCommandHandler {
  constructor(
    private readonly reconcile: ReconcileMailboxes,
    private readonly show: ShowReconciliation,
    private readonly states: MailboxStates,
    private readonly settings: MailSettings,
  ) {}

  async run(args: string[], out: CliOutput): Promise<void> {
    const { mailbox } = readArguments(mark, args, { mailbox: { type: 'string' } });
    await this.reconcile.execute(mailbox === undefined ? {} : { mailbox });
    const differences = (await this.show.execute()).filter((d) => !mailbox || d.mailbox === mailbox);
    for (const { mailbox: box, folder, day, onServer, stored, missing } of differences)
      out.line(
        `${box}/${folder} ${day}: на сервере ${onServer}, у нас ${stored}${missing > 0 ? `, не хватает ${missing}` : ''}`,
      );
    // A box that did not answer was not compared.
    const remarks = this.settings.values.mailboxes.map(({ name }) => ({ name, text: this.states.remarkOf(name) }));
    for (const { name, text } of remarks) if (text) out.line(`${name}: ${text}`);
    if (differences.length === 0 && !remarks.some(({ text }) => text)) out.line('Расхождений нет.');
  }
}
