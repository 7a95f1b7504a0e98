import { Money } from '@prorab/kernel';
import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { OldInvoicesSetAside } from '@prorab/sales/contract';
import { ReminderSettings } from '../reminder-settings.js';
import { TellHeads } from '../use-cases/tell-heads.use-case.js';

/** The first day: what is too old to be told of one by one is one line to the heads. */
@OnEvent(OldInvoicesSetAside, { as: 'assistant.tell-heads-when-old-invoices-set-aside' })
export class TellHeadsWhenOldInvoicesSetAside implements Subscriber<OldInvoicesSetAside> {
  constructor(
    private readonly useCase: TellHeads,
    private readonly settings: ReminderSettings,
  ) {}

  async handle({ count, owed, before, at }: OldInvoicesSetAside): Promise<void> {
    const sum = Money.of(owed).format();
    const day = before.slice(0, 10).split('-').reverse().join('.');
    const text =
      this.settings.language === 'ru'
        ? `Начинаю следить за неоплаченными счетами. Старше ${day} без оплаты: ${count} на ${sum}. О них по одному не напоминаю, список: ${this.settings.linkToForgotten}`
        : `I begin to watch unpaid invoices. Older than ${day} and unpaid: ${count}, ${sum}. I do not remind of each of them: ${this.settings.linkToForgotten}`;
    await this.useCase.execute({ key: `old-invoices:${at}`, text });
  }
}
