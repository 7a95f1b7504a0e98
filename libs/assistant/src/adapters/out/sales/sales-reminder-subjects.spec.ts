import {
  type AwaitedInvoiceCard,
  AwaitedInvoiceDirectory,
  type ForgottenList,
  type InquiryCard,
  InquiryDirectory,
  type PartyCard,
  PartyDirectory,
} from '@prorab/sales/contract';
import { describeReminderSubjects, type GivenSubject } from '../../../application/ports/reminder-subjects.contract.js';
import { describeForgottenInvoices } from '../../../application/ports/forgotten-invoices.contract.js';
import { ReminderSettings } from '../../../application/reminder-settings.js';
import { SalesForgottenInvoices } from './sales-forgotten-invoices.js';
import { SalesReminderSubjects } from './sales-reminder-subjects.js';

class OneInquiry extends InquiryDirectory {
  constructor(private readonly given: GivenSubject) {
    super();
  }
  async byId(inquiryId: string): Promise<InquiryCard | null> {
    const { id, card } = this.given;
    if (inquiryId !== id) return null;
    return {
      ...{ inquiryId, number: card.number, status: card.open ? 'in-work' : 'closed-won', ownerId: card.ownerId },
      ...{ partyId: 'p', subject: 'Панели', respondBy: card.respondBy?.toISOString() ?? null },
      nextStep: card.nextStep && { text: card.nextStep.text, due: card.nextStep.due.toISOString() },
    };
  }
  async byContactIds(): Promise<Map<string, InquiryCard>> {
    return new Map();
  }
  async byNumber(): Promise<null> {
    return null;
  }
  async byThreadKeys(): Promise<Map<string, InquiryCard>> {
    return new Map();
  }
}
class OneParty extends PartyDirectory {
  async byId(partyId: string): Promise<PartyCard> {
    return { partyId, kind: 'company', name: 'Ромашка', responsibleId: null, points: [] };
  }
  async byContactPoint(): Promise<null> {
    return null;
  }
}
/** Known by the cards that it is given, the dearest first. */
class SomeInvoices extends AwaitedInvoiceDirectory {
  late = false;
  constructor(private readonly cards: readonly AwaitedInvoiceCard[]) {
    super();
  }
  async byKey(invoiceKey: string): Promise<AwaitedInvoiceCard | null> {
    return this.cards.find((c) => c.invoiceKey === invoiceKey) ?? null;
  }
  async forgottenOf({
    employeeIds,
    ownerless,
    limit,
  }: {
    employeeIds: readonly string[];
    ownerless: boolean;
    limit: number;
  }): Promise<ForgottenList> {
    const own = this.cards.filter((c) => (c.ownerId === null ? ownerless : employeeIds.includes(c.ownerId)));
    const [count, asOf] = [own.length, '2026-12-07T06:00:00.000Z'];
    return { count, owed: `${count}000.00`, lines: own.slice(0, limit), source: 'onec77', asOf, late: this.late };
  }
}
const anInvoice = (over: Partial<AwaitedInvoiceCard> = {}): AwaitedInvoiceCard => ({
  ...{ invoiceKey: '11', number: 'ТД-0451', partyName: 'Ромашка', owed: '120000.00', ownerId: 'anna', days: 5 },
  ...{ told: { step: 3, to: 'manager', at: '2026-12-07T06:00:00.000Z' }, chance: 0.7 },
  ...{ because: { ru: ['обычно платит'], en: ['usually pays'] }, source: 'onec77', asOf: '2026-12-07T05:56:00.000Z' },
  ...over,
});
const about = (card: AwaitedInvoiceCard) =>
  new SalesReminderSubjects(
    new OneInquiry({ id: 'x', card: {} as never }),
    new OneParty(),
    new SomeInvoices([card]),
    new ReminderSettings(),
  ).cardOf('sales.invoice', '11');

it('an invoice that nobody pays is told to its owner, later or without one to the heads', async () => {
  expect(await about(anInvoice())).toMatchObject({
    ...{ number: 451, title: 'Счёт № ТД-0451, Ромашка', open: true, ownerId: 'anna' },
    toTell: {
      text: '120\u00a0000\u00a0₽ · 5 раб. дней без оплаты · шанс 70\u00a0%, обычно платит',
      ...{ to: 'owner', since: new Date('2026-12-07T06:00:00.000Z'), source: '1С' },
    },
  });
  const told = { step: 10, to: 'head', at: '2026-12-07T06:00:00.000Z' } as const;
  expect(await about(anInvoice({ told }))).toMatchObject({ toTell: { to: 'heads' } });
  expect(await about(anInvoice({ ownerId: null }))).toMatchObject({ toTell: { to: 'heads' } });
  expect(await about(anInvoice({ told: null }))).toMatchObject({ open: true, toTell: null });
  expect(await about(anInvoice({ invoiceKey: '12' }))).toBeNull();
});

describeForgottenInvoices(
  'sales',
  async (given) => new SalesForgottenInvoices(new SomeInvoices(given.map((g) => anInvoice(g)))),
);
it('nobody is shown forgotten invoices of books that are too old', async () => {
  const invoices = new SomeInvoices([anInvoice()]);
  invoices.late = true;
  const asked = { employeeIds: ['anna'], ownerless: false, limit: 5, language: 'ru' } as const;
  expect(await new SalesForgottenInvoices(invoices).of(asked)).toBe('late');
});

describeReminderSubjects(
  'sales',
  async (given) =>
    new SalesReminderSubjects(new OneInquiry(given), new OneParty(), new SomeInvoices([]), new ReminderSettings()),
);
