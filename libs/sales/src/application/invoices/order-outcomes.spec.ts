import { ManualClock, newId } from '@prorab/kernel';
import { FakeChangeFeed, FakeJobs, FakeOutbox, FakeUnitOfWork } from '@prorab/platform/testing';
import { InvoiceChanged, InvoiceIssued, OrderAccepted } from '../../contract/index.js';
import { InvoiceMissing, InvoiceOfAnotherCustomer } from '../../domain/invoice/invoice-errors.js';
import {
  InvoiceUnfitForOrder,
  LedgerOrderInvoiceStands,
  LedgerOrderMoveRefused,
} from '../../domain/ledger-order/ledger-order-errors.js';
import { Party } from '../../domain/party/party.js';
import { LedgerOrder, type LedgerOrderAnswer } from '../../domain/ledger-order/ledger-order.js';
import { FakeInquiryBook } from '../ports/fake-inquiry-book.js';
import { FakePartyBook } from '../ports/fake-party-book.js';
import { FakeLedgerMirror } from '../ports/ledger/fake-ledger-mirror.js';
import { FakeLedgerOrderBook } from '../ports/ledger/fake-ledger-orders.js';
import { FakeLedger } from '../ports/ledger/fake-ledger.js';
import { InquiryMatching } from './inquiry-matching.js';
import { InvoiceSettling } from './invoice-settling.js';
import { OrderOutcomes } from './order-outcomes.js';

async function aWorld(ordererName: string | null = 'Ромашка') {
  const clock = new ManualClock('2026-11-27T09:00:00Z');
  const [work, outbox, mirror, orders] = [
    new FakeUnitOfWork(),
    new FakeOutbox(),
    new FakeLedgerMirror(),
    new FakeLedgerOrderBook(),
  ];
  const books = new FakeLedger('onec77', work);
  const matching = new InquiryMatching(mirror, new FakeInquiryBook(), orders);
  const settling = new InvoiceSettling(mirror, books, matching, outbox, new FakeChangeFeed(), new FakeJobs(), clock);
  const parties = new FakePartyBook();
  const outcomes = new OrderOutcomes(orders, mirror, parties, settling, outbox, clock);
  const ours = (name: string | null) =>
    Party.register({ kind: 'company', name, points: [] }, { at: clock.now(), by: null });
  const [customer, another] = [ours(ordererName), ours('Берёзка')];
  await work.run(() => parties.save(customer, another));
  const party = { partyId: customer.id, code1c: null, inn: null, name: 'Ромашка', phone: null, email: null };
  const [id, inquiryId] = [newId(), newId()];
  const order = LedgerOrder.give({ id, inquiryId, party, lines: [], note: null }, { at: clock.now(), by: newId() });
  await orders.save(order);
  return {
    ...{ id, inquiryId, books, mirror, outbox, another },
    order: () => orders.find(id),
    isOf: (books: string, who: Party = customer): Promise<void> =>
      mirror.setParties([{ key: books, tiedTo: who.id, partyId: who.id, matched: 'tied' }]),
    reads: async (): Promise<void> => {
      for await (const page of books.changes('all'))
        await work.run(async () => {
          const { touched, before } = await mirror.apply(page.facts);
          await outcomes.readIn(page.facts);
          await settling.settle(touched, before, { silent: false });
          await page.keep();
        });
    },
    isSaid: (invoiceKey: string): Promise<void> => work.run(() => outcomes.saidAnew(id, invoiceKey)),
    hears: async (said: LedgerOrderAnswer): Promise<void> => {
      await work.run(() => outcomes.heard(id, said));
      await work.run(() => outcomes.join(id));
    },
  };
}
const done = (invoiceNumber: string, invoiceKey: string | null = null): LedgerOrderAnswer => ({
  ...{ state: 'done', invoiceNumber, invoiceKey },
});

describe('the invoice of an order', () => {
  it('is known by the key in its note, and is of the inquiry of the order', async () => {
    const { id, inquiryId, books, mirror, outbox, reads, hears, order } = await aWorld();
    await hears(done('105'));
    books.issues('144P', '10.00', { number: '105', note: `${id} Самовывоз` });
    await reads();
    await reads();
    expect(await order()).toMatchObject({ state: 'done', invoiceNumber: '105', invoiceKey: '144P' });
    expect(await mirror.invoice('144P')).toMatchObject({ inquiryId, inquiryBy: 'rule' });
    expect(outbox.of(OrderAccepted)).toHaveLength(1);
    expect(outbox.of(InvoiceIssued)).toMatchObject([{ invoiceKey: '144P', inquiryId }]);
    expect(outbox.of(InvoiceChanged)).toEqual([]);
  });
  it('may be read before the answer, which then says nothing new', async () => {
    const { id, inquiryId, books, mirror, outbox, reads, hears, order } = await aWorld();
    books.issues('144P', '10.00', { number: '105', note: id });
    await reads();
    expect(await order()).toMatchObject({ state: 'done', invoiceNumber: '105', invoiceKey: '144P' });
    for (const said of [{ state: 'taken' } as const, done('105'), done('105', '144P')]) await hears(said);
    expect(await order()).toMatchObject({ state: 'done', invoiceNumber: '105', invoiceKey: '144P' });
    expect(await mirror.invoice('144P')).toMatchObject({ inquiryId });
    expect(outbox.of(OrderAccepted)).toMatchObject([{ orderId: id, inquiryId, invoiceKey: '144P' }]);
    await expect(hears(done('106'))).rejects.toThrow(LedgerOrderMoveRefused);
  });
  it('is known by the answer where the books keep no notes, whichever comes first', async () => {
    for (const answerFirst of [true, false]) {
      const { inquiryId, books, mirror, reads, hears } = await aWorld();
      if (answerFirst) await hears(done('105', '144P'));
      books.issues('144P', '10.00', { number: '105' });
      await reads();
      if (!answerFirst) await hears(done('105', '144P'));
      expect(await mirror.invoice('144P')).toMatchObject({ inquiryId, inquiryBy: 'rule' });
    }
  });
  it('is not a copy of the document, nor one that only speaks of the order', async () => {
    const { id, inquiryId, books, mirror, reads, hears, order } = await aWorld();
    books.issues('7', '10.00', { number: '107', note: `как в ${id}` });
    books.issues('8', '10.00', { number: '108', note: `${newId()} чужой` });
    await reads();
    expect(await order()).toMatchObject({ state: 'waiting', invoiceKey: null });
    await hears(done('105'));
    books.issues('6', '10.00', { number: '106', note: `${id} копия` });
    books.issues('5', '10.00', { number: '105', note: id });
    books.issues('9', '10.00', { number: '109', note: `${id} копия` });
    await reads();
    expect(await order()).toMatchObject({ invoiceNumber: '105', invoiceKey: '5' });
    const inquiries = await Promise.all(['5', '6', '9'].map(async (key) => (await mirror.invoice(key))?.inquiryId));
    expect(inquiries).toEqual([inquiryId, null, null]);
  });
  it('is none that was marked for deletion before it was read', async () => {
    const { id, books, reads, order } = await aWorld();
    books.issues('5', '10.00', { number: '105', note: id, marked: true });
    await reads();
    expect(await order()).toMatchObject({ state: 'waiting', invoiceKey: null });
    books.issues('6', '10.00', { number: '106', note: id });
    await reads();
    expect(await order()).toMatchObject({ state: 'done', invoiceNumber: '106', invoiceKey: '6' });
  });
  it('is none of another customer that only bears the key, unless the answer names its number', async () => {
    const { id, inquiryId, books, mirror, isOf, another, reads, hears, order } = await aWorld();
    books.party('p2');
    await reads();
    await isOf('p2', another);
    books.issues('144P', '10.00', { number: '105', note: id, partyKey: 'p2' });
    await reads();
    expect(await order()).toMatchObject({ state: 'waiting', invoiceKey: null });
    expect(await mirror.invoice('144P')).toMatchObject({ inquiryId: null });
    await hears(done('105'));
    expect(await order()).toMatchObject({ state: 'done', invoiceNumber: '105', invoiceKey: '144P' });
    expect(await mirror.invoice('144P')).toMatchObject({ inquiryId });
  });
  it('may be of anybody when nobody knows who has ordered', async () => {
    const { id, books, isOf, another, reads, order } = await aWorld(null);
    books.party('p2');
    await reads();
    await isOf('p2', another);
    books.issues('144P', '10.00', { number: '105', note: id, partyKey: 'p2' });
    await reads();
    expect(await order()).toMatchObject({ state: 'done', invoiceKey: '144P' });
  });
  it.each(['gone', 'marked', 'unposted'] as const)(
    'that is %s there gives way to another by the word of a person',
    async (how) => {
      const { id, inquiryId, books, mirror, outbox, reads, hears, isSaid, order } = await aWorld();
      books.issues('5', '10.00', { number: '105', note: id });
      await reads();
      if (how === 'gone') books.deletes('invoice', '5');
      else
        books.issues('5', '10.00', {
          number: '105',
          note: id,
          ...(how === 'marked' ? { marked: true } : { posted: false }),
        });
      books.issues('6', '10.00', { number: '106', note: `${id} взамен 105` });
      await reads();
      expect(await order()).toMatchObject({ invoiceNumber: '105', invoiceKey: '5' });
      for (let i = 0; i < 2; i++) await isSaid('6');
      expect(await order()).toMatchObject({ state: 'done', invoiceNumber: '106', invoiceKey: '6' });
      expect(await mirror.invoice('6')).toMatchObject({ inquiryId, inquiryBy: 'rule' });
      expect(outbox.of(OrderAccepted)).toMatchObject([{ invoiceKey: '5' }, { invoiceKey: '6' }]);
      await hears(done('106'));
      await expect(hears(done('105'))).rejects.toThrow(LedgerOrderMoveRefused);
    },
  );
  it('is no other one while it stands, nor one that is not there, does not count, is of another order or customer', async () => {
    const { id, books, isOf, another, reads, isSaid, order } = await aWorld();
    books.party('p2');
    await reads();
    await isOf('p2', another);
    await expect(isSaid('6')).rejects.toThrow(LedgerOrderInvoiceStands);
    books.issues('5', '10.00', { number: '105', note: id });
    books.issues('6', '10.00', { number: '106', posted: false });
    books.issues('7', '10.00', { number: '107', partyKey: 'p2' });
    books.issues('8', '10.00', { number: '108' });
    await reads();
    await expect(isSaid('8')).rejects.toThrow(LedgerOrderInvoiceStands);
    books.deletes('invoice', '5');
    await reads();
    await expect(isSaid('6')).rejects.toThrow(InvoiceUnfitForOrder);
    await expect(isSaid('7')).rejects.toThrow(InvoiceOfAnotherCustomer);
    await expect(isSaid('9')).rejects.toThrow(InvoiceMissing);
    await isSaid('8');
    books.deletes('invoice', '8');
    await reads();
    expect(await order()).toMatchObject({ invoiceKey: '8' });
  });
  it('stays where a person has put it', async () => {
    const { id, books, mirror, reads, hears } = await aWorld();
    books.issues('144P', '10.00', { number: '105' });
    await reads();
    await mirror.setInquiries([{ invoiceKey: '144P', inquiryId: null, by: 'person' }]);
    books.issues('144P', '20.00', { number: '105', note: id });
    await reads();
    await hears(done('105'));
    expect(await mirror.invoice('144P')).toMatchObject({ inquiryId: null, inquiryBy: 'person' });
  });
});
