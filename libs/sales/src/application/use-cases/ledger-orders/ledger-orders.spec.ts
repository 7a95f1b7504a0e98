import { ManualClock, newId } from '@prorab/kernel';
import { FakeChangeFeed, FakeJobs, FakeOutbox, FakeUnitOfWork, MemoryReaderHealth } from '@prorab/platform/testing';
import fc from 'fast-check';
import { anInquiry } from '../../../domain/inquiry/an-inquiry.builder.js';
import {
  LedgerOrderKeyTaken,
  LedgerOrderMoveRefused,
  OrderExchangeOff,
} from '../../../domain/ledger-order/ledger-order-errors.js';
import { LedgerOrder, type LedgerOrderAnswer } from '../../../domain/ledger-order/ledger-order.js';
import { Party } from '../../../domain/party/party.js';
import { FakeInquiryPossessions } from '../../ports/pipeline/fake-inquiry-possessions.js';
import { InquiryMatching } from '../../invoices/inquiry-matching.js';
import { InvoiceSettling } from '../../invoices/invoice-settling.js';
import { OrderOutcomes } from '../../invoices/order-outcomes.js';
import { FakeLedgerMirror } from '../../ports/ledger/fake-ledger-mirror.js';
import { FakeLedger } from '../../ports/ledger/fake-ledger.js';
import { PipelineGuards } from '../../pipeline-guards.js';
import { SalesRules } from '../../sales-rules.js';
import type { Pipeline } from '../../../domain/inquiry/pipeline.js';
import { FakeInquiryBook } from '../../ports/fake-inquiry-book.js';
import { FakePartyBook } from '../../ports/fake-party-book.js';
import { FakeColleagues } from '../../ports/fake-people.js';
import { FakeLedgerOrderBook, FakeOrderExchange } from '../../ports/ledger/fake-ledger-orders.js';
import { LedgerUnavailable } from '../../ports/ledger/ledger-errors.js';
import { FollowLedgerOrders } from './follow-ledger-orders.use-case.js';
import { PutOrderToExchange } from './put-order-to-exchange.use-case.js';
import { SendOrderToLedger } from './send-order-to-ledger.use-case.js';

const anna = newId();
const lines = [{ itemKey: null, itemCode: '00000077', name: 'Кабель', quantity: '12.5', price: '120.00' }];

const pipeline: Pipeline = {
  ...{ code: 'sales', ru: 'Продажи', en: 'Sales', channels: [], groups: [], stages: [] },
  guards: [{ move: 'invoice', needs: ['inn'], unlessNoted: false }],
};
async function aWorld() {
  const clock = new ManualClock('2026-11-27T09:00:00Z');
  const [orders, exchange, inquiries, parties] = [
    new FakeLedgerOrderBook(),
    new FakeOrderExchange(),
    new FakeInquiryBook(),
    new FakePartyBook(),
  ];
  const [work, outbox, jobs, health] = [
    new FakeUnitOfWork(),
    new FakeOutbox(),
    new FakeJobs(),
    new MemoryReaderHealth(),
  ];
  const colleagues = new FakeColleagues();
  colleagues.hire(anna, { name: 'Анна' });
  const since = clock.now();
  const point = (kind: 'inn' | 'phone', value: string) => ({ kind, value, source: 'test', confidence: 1, since });
  const party = Party.register(
    { kind: 'company', name: 'Ромашка', points: [point('inn', '7701234567'), point('phone', '+79161112233')] },
    { at: since, by: null },
  );
  const inquiry = anInquiry({ partyId: party.state.id });
  await work.run(() => parties.save(party));
  await work.run(() => inquiries.save(inquiry));
  const possessions = new FakeInquiryPossessions();
  const guards = new PipelineGuards(possessions, new SalesRules({ pipelines: [pipeline] }));
  possessions.give(party.state.id, 'inn');
  const send = new SendOrderToLedger(orders, inquiries, parties, exchange, guards, jobs, work, clock);
  const put = new PutOrderToExchange(orders, exchange, colleagues, outbox, work, clock);
  const mirror = new FakeLedgerMirror();
  const matching = new InquiryMatching(mirror, inquiries, orders);
  const settling = new InvoiceSettling(
    mirror,
    new FakeLedger(),
    matching,
    outbox,
    new FakeChangeFeed(),
    new FakeJobs(),
    clock,
  );
  const outcomes = new OrderOutcomes(orders, mirror, parties, settling, outbox, clock);
  const follow = new FollowLedgerOrders(outcomes, exchange, health, work, clock);
  const sendOne = async (): Promise<string> => {
    const orderId = newId();
    await send.execute({ orderId, inquiryId: inquiry.id, lines, note: 'срочно', by: anna });
    await put.execute({ orderId });
    return orderId;
  };
  const told = () => outbox.events.map((event) => event.constructor.name);
  return {
    clock,
    orders,
    exchange,
    jobs,
    health,
    send,
    put,
    follow,
    inquiry,
    inquiries,
    work,
    sendOne,
    told,
    possessions,
  };
}

describe('an order to 1C', () => {
  it('is not sent without what the pipeline asks for before an invoice', async () => {
    const { send, inquiry, orders, possessions } = await aWorld();
    possessions.had.clear();
    const order = { orderId: newId(), inquiryId: inquiry.id, lines, note: null, by: anna };
    await expect(send.execute(order)).rejects.toMatchObject({
      code: 'sales.pipeline-refuses-invoice',
      details: { missing: ['inn'] },
    });
    expect(await orders.find(order.orderId)).toBeNull();
  });
  it('lies in the exchange with its customer, and becomes an invoice', async () => {
    const { exchange, orders, follow, sendOne, told, jobs } = await aWorld();
    const id = await sendOne();
    expect(jobs.orders).toEqual([{ job: 'sales.put-order-to-ledger', key: id, payload: { orderId: id } }]);
    expect(exchange.orders.get(id)).toMatchObject({
      ...{ key: id, author: 'Анна', note: 'срочно', lines },
      party: { name: 'Ромашка', inn: '7701234567', phone: '+79161112233', code1c: null },
    });
    exchange.answer(id, { state: 'taken' });
    await follow.execute();
    expect((await orders.find(id))?.state).toBe('taken');
    exchange.answer(id, { state: 'done', invoiceNumber: '0000000105', invoiceKey: '144P' });
    await follow.execute();
    await follow.execute();
    expect(await orders.find(id)).toMatchObject({ state: 'done', invoiceNumber: '0000000105', invoiceKey: '144P' });
    expect(told()).toEqual(['OrderSent', 'OrderAccepted']);
  });
  it('given twice is one order', async () => {
    const { send, put, inquiry, jobs, told, exchange } = await aWorld();
    const order = { orderId: newId(), inquiryId: inquiry.id, lines, note: null, by: anna };
    for (let i = 0; i < 2; i++) await send.execute(order);
    for (let i = 0; i < 2; i++) await put.execute(order);
    expect([jobs.orders.length, exchange.orders.size, told()]).toEqual([1, 1, ['OrderSent']]);
  });
  it('of another inquiry or with other goods under the same key is refused', async () => {
    const { send, inquiries, work, inquiry } = await aWorld();
    const other = anInquiry({ partyId: inquiry.state.partyId }, 2);
    await work.run(() => inquiries.save(other));
    const order = { orderId: newId(), lines, note: null, by: anna };
    await send.execute({ ...order, inquiryId: inquiry.id });
    await expect(send.execute({ ...order, inquiryId: other.id })).rejects.toThrow(LedgerOrderKeyTaken);
    const more = [{ ...lines[0]!, quantity: '13' }];
    await expect(send.execute({ ...order, lines: more, inquiryId: inquiry.id })).rejects.toThrow(LedgerOrderKeyTaken);
  });
  it('waits while the exchange is away', async () => {
    const { send, put, exchange, inquiry, orders, follow, health, told } = await aWorld();
    const order = { orderId: newId(), inquiryId: inquiry.id, lines, note: null, by: anna };
    await send.execute(order);
    exchange.away = true;
    await expect(put.execute(order)).rejects.toThrow(LedgerUnavailable);
    await follow.execute();
    expect(health.all()).toMatchObject([{ reader: 'sales.orders-to-1c', state: 'retrying' }]);
    expect((await orders.find(order.orderId))?.putAt).toBeNull();
    exchange.away = false;
    await put.execute(order);
    await follow.execute();
    expect(health.all()).toMatchObject([{ state: 'ok' }]);
    expect(told()).toEqual(['OrderSent']);
  });
  it('is kept with the reason when 1C refuses it', async () => {
    const { exchange, orders, follow, sendOne, told } = await aWorld();
    const id = await sendOne();
    exchange.answer(id, { state: 'refused', refusal: 'Нет товара' });
    await follow.execute();
    expect(await orders.find(id)).toMatchObject({ state: 'refused', refusal: 'Нет товара', invoiceNumber: null });
    expect(told()).toEqual(['OrderSent']);
  });
  it('a second invoice, an unknown key and a broken answer stay and are shown, and stop nothing', async () => {
    const { exchange, orders, follow, sendOne, health } = await aWorld();
    const [one, two] = [await sendOne(), await sendOne()];
    exchange.answer(one, { state: 'done', invoiceNumber: '1', invoiceKey: null });
    await follow.execute();
    exchange.answer(one, { state: 'done', invoiceNumber: '2', invoiceKey: null });
    exchange.answer('0190a000-0000-7000-8000-00000000ffff', { state: 'taken' });
    exchange.answerBroken('ответ.txt');
    exchange.answer(two, { state: 'done', invoiceNumber: '3', invoiceKey: null });
    for (let i = 0; i < 2; i++) await follow.execute();
    expect(await orders.find(one)).toMatchObject({ invoiceNumber: '1' });
    expect(await orders.find(two)).toMatchObject({ invoiceNumber: '3' });
    expect((await exchange.answers()).answers).toHaveLength(2);
    expect(health.all()).toMatchObject([
      { state: 'failed', note: expect.stringMatching(/ответ\.txt.*(once more|no such order)/) },
    ]);
  });
  it('is heard behind 600 answers that fit no order', async () => {
    const { exchange, orders, follow, sendOne, health } = await aWorld();
    for (let n = 0; n < 600; n++)
      exchange.answer(`00000000-0000-7000-8000-${String(n).padStart(12, '0')}`, { state: 'taken' });
    const id = await sendOne();
    exchange.answer(id, { state: 'done', invoiceNumber: '1', invoiceKey: null });
    await follow.execute();
    expect(await orders.find(id)).toMatchObject({ state: 'done', invoiceNumber: '1' });
    expect(health.all()).toMatchObject([{ state: 'failed', note: expect.stringMatching(/no such order.*и ещё 595/) }]);
  });
  it('is refused where no exchange is set up', async () => {
    const { send, exchange, inquiry } = await aWorld();
    exchange.open = false;
    const order = { orderId: newId(), inquiryId: inquiry.id, lines, note: null, by: anna };
    await expect((async () => send.execute(order))()).rejects.toThrow(OrderExchangeOff);
  });
});

it('whatever 1C answers and however often, an order gets one invoice at most and never loses it', () => {
  const answer = fc.oneof(
    fc.constant<LedgerOrderAnswer>({ state: 'taken' }),
    fc.constantFrom('1', '2').map((n): LedgerOrderAnswer => ({ state: 'done', invoiceNumber: n, invoiceKey: null })),
    fc.constant<LedgerOrderAnswer>({ state: 'refused', refusal: 'нет' }),
  );
  fc.assert(
    fc.property(fc.array(answer), (answers) => {
      const at = new Date(0);
      const party = { partyId: newId(), code1c: null, inn: null, name: 'Ромашка', phone: null, email: null };
      const order = LedgerOrder.give({ id: newId(), inquiryId: newId(), party, lines, note: null }, { at, by: anna });
      let invoice: string | null = null;
      for (const said of answers) {
        try {
          order.answered(said, at);
        } catch (error) {
          expect(error).toBeInstanceOf(LedgerOrderMoveRefused);
        }
        const { state, invoiceNumber } = order.state;
        expect(state === 'done').toBe(invoiceNumber !== null);
        if (invoice !== null) expect(invoiceNumber).toBe(invoice);
        invoice = invoiceNumber;
      }
    }),
  );
});
