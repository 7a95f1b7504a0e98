import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
  saidDay,
} from '@prorab/platform/marks';
import { Colleagues } from '../../../../application/ports/colleagues.port.js';
import { AwaitedInvoices } from '../../../../application/ports/invoice-care/awaited-invoices.port.js';
import {
  type CustomerPayments,
  PaymentsOfCustomer,
} from '../../../../application/queries/books/payments-of-customer.query.js';
import { reachOfMe } from '../../http/invoices/reach-of-me.js';
import { inWords } from '../answers-to-reminders.js';
import { CustomersByWords } from '../customers-by-words.js';
import { ofBooks, offerOf, rub, stateWord } from './invoice-words.js';

const MANY = 6;
interface Slots {
  who: string;
  /** Chosen among several. */
  party?: string;
}

/** What a customer has paid and still has to; several of that name: which one. */
@SpokenCommand({
  id: 'sales.payments-of-customer',
  right: 'sales.invoice.read',
  title: { ru: 'Оплата клиента', en: 'Payments of a customer' },
  phrases: {
    ru: [
      'что с оплатой {who}',
      'оплата|оплаты {who}',
      'платит ли {who}',
      'долг|долги {who}',
      'сколько должен|должна|должны {who}',
    ],
    en: ['payments of {who}', 'what does {who} owe'],
  },
  slots: {
    who: { kind: 'text', ask: { ru: 'Чья оплата? Название, телефон или ИНН.', en: 'Whose? A name, phone or INN.' } },
    party: { kind: 'text', optional: true, ask: { ru: 'Какой клиент?', en: 'Which customer?' } },
  },
  effect: 'read',
})
export class PaymentsOfCustomerCommand implements SpokenCommandHandler<Slots> {
  constructor(
    private readonly customers: CustomersByWords,
    private readonly payments: PaymentsOfCustomer,
    private readonly invoices: AwaitedInvoices,
    private readonly colleagues: Colleagues,
  ) {}

  async run({ who, party }: Slots, context: SpokenContext): Promise<SpokenAnswer> {
    const age = await this.invoices.age();
    if (party !== undefined) return this.#of(party, who, context);
    const found = (await this.customers.find(who, MANY)).slice(0, MANY);
    const [only] = found;
    if (!only) return ofBooks(context, age, inWords(context, `Клиента «${who}» не нашлось.`, `No customer «${who}».`));
    if (found.length === 1) return this.#of(only.partyId, only.title ?? who, context);
    const names = await this.colleagues.names();
    return ofBooks(
      context,
      age,
      inWords(context, `По «${who}» нашлось несколько. Кто?`, `Several for «${who}». Which?`),
      {
        buttons: found.map(({ partyId, title, points, responsibleId }) => {
          const name = title ?? points[0]?.value ?? inWords(context, 'без имени', 'no name');
          const responsible = responsibleId === null ? undefined : names.get(responsibleId);
          return {
            label: responsible ? `${name} (${responsible})` : name,
            command: 'sales.payments-of-customer',
            slots: { who: name, party: partyId },
          };
        }),
      },
    );
  }

  async #of(partyId: string, name: string, context: SpokenContext): Promise<SpokenAnswer> {
    const reach = reachOfMe();
    const found = await this.payments.execute({ partyId, reach });
    return ofBooks(context, await this.invoices.age(), name, {
      lines: paymentLines(found, reach === 'all', context),
      buttons: found.unpaid.map(offerOf),
    });
  }
}

function paymentLines(found: CustomerPayments, all: boolean, context: SpokenContext): string[] {
  const { unpaid, unpaidCount, notTied, lastPayment, balance } = found;
  const say = (ru: string, en: string): string => inWords(context, ru, en);
  return [
    ...(unpaidCount === 0
      ? [
          all
            ? say('Неоплаченных счетов нет', 'No unpaid invoices')
            : say('Среди счетов, которые вам видны, неоплаченных нет', 'None unpaid among the invoices that you see'),
        ]
      : [
          say(
            `Ждём оплаты: ${rub(found.owed)}, счетов: ${unpaidCount}`,
            `Awaited: ${rub(found.owed)}, invoices: ${unpaidCount}`,
          ),
        ]),
    ...unpaid.map(
      (i) =>
        `№ ${i.number} ${say('от', 'of')} ${saidDay(i.issuedAt, context)}: ${rub(i.owed)}, ${stateWord(i.state, context)}`,
    ),
    ...(unpaidCount > unpaid.length
      ? [say(`…и ещё ${unpaidCount - unpaid.length}`, `…and ${unpaidCount - unpaid.length} more`)]
      : []),
    ...notTied.map((i) =>
      say(
        `№ ${i.number} на ${rub(i.total)}: деньги пришли, но к счёту не привязаны`,
        `Invoice ${i.number}, ${rub(i.total)}: the money came, but is not tied to it`,
      ),
    ),
    ...(lastPayment
      ? [
          say(
            `Последняя оплата: ${rub(lastPayment.amount)}, ${saidDay(lastPayment.at, context)}`,
            `Last payment: ${rub(lastPayment.amount)}, ${saidDay(lastPayment.at, context)}`,
          ),
        ]
      : all
        ? [say('Оплат ещё не было', 'No payments yet')]
        : []),
    ...(balance === null || Number(balance) === 0
      ? []
      : Number(balance) > 0
        ? [say(`По взаиморасчётам должен: ${rub(balance)}`, `By the settlements he owes: ${rub(balance)}`)]
        : [
            say(
              `По взаиморасчётам аванс: ${rub(balance.slice(1))}`,
              `By the settlements an advance: ${rub(balance.slice(1))}`,
            ),
          ]),
  ];
}
