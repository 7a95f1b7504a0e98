import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { LedgerLate } from '@prorab/sales/contract';
import { spanInWords } from '../../domain/reminder/said-text.js';
import { ReminderSettings } from '../reminder-settings.js';
import { TellHeads } from '../use-cases/tell-heads.use-case.js';

/** The books do not answer: nobody is reminded of invoices until they do, and the heads know why. */
@OnEvent(LedgerLate, { as: 'assistant.tell-heads-when-ledger-late' })
export class TellHeadsWhenLedgerLate implements Subscriber<LedgerLate> {
  constructor(
    private readonly useCase: TellHeads,
    private readonly settings: ReminderSettings,
  ) {}

  async handle({ source, answeredAt, failure, at }: LedgerLate): Promise<void> {
    const { language } = this.settings;
    const ru = language === 'ru';
    const books = source === 'native' ? (ru ? 'Учёт' : 'The books') : ru ? '1С' : '1C';
    const span = answeredAt ? spanInWords(Date.parse(at) - Date.parse(answeredAt), language) : null;
    const since = span ? (ru ? ` уже ${span}` : ` for ${span}`) : '';
    const why = failure ? ` (${failure})` : '';
    const text = ru
      ? `${books} не отвечает${since}${why}. Пока не ответит, о неоплаченных счетах не напоминаю, цены и остатки показываю прежние.`
      : `${books} does not answer${since}${why}. Until it does I remind of no unpaid invoices, and prices and stock are as they were.`;
    await this.useCase.execute({ key: `ledger-late:${source}:${at}`, text });
  }
}
