import { LedgerOrderMissing, OrderExchangeOff } from '../../../domain/ledger-order/ledger-order-errors.js';
import {
  LedgerOrder,
  type LedgerOrderAnswer,
  type LedgerOrderRecord,
} from '../../../domain/ledger-order/ledger-order.js';
import { LedgerOrderBook } from './ledger-order-book.port.js';
import { LedgerUnavailable } from './ledger-errors.js';
import { type AnswerFound, type AnswersFound, OrderExchange, type OrderToPut } from './order-exchange.port.js';

export class FakeLedgerOrderBook extends LedgerOrderBook {
  readonly #orders = new Map<string, LedgerOrderRecord>();

  async find(id: string): Promise<LedgerOrderRecord | null> {
    return this.#orders.get(id) ?? null;
  }
  async known(ids: readonly string[]): Promise<string[]> {
    return ids.filter((id) => this.#orders.has(id));
  }
  async inquiriesOf(invoiceKeys: readonly string[]): Promise<Map<string, string>> {
    const made = [...this.#orders.values()].filter((one) => invoiceKeys.includes(one.invoiceKey ?? ''));
    return new Map(made.map(({ invoiceKey, inquiryId }) => [invoiceKey ?? '', inquiryId]));
  }
  async takeForChange(id: string): Promise<LedgerOrder> {
    const order = this.#orders.get(id);
    if (!order) throw new LedgerOrderMissing(id);
    return LedgerOrder.restore(order);
  }
  async save(order: LedgerOrder): Promise<void> {
    this.#orders.set(order.state.id, order.state);
  }
}

/** A place where orders lie, and a 1C that a test plays. */
export class FakeOrderExchange extends OrderExchange {
  open = true;
  away = false;
  readonly orders = new Map<string, OrderToPut>();
  readonly #answers = new Map<string, AnswerFound>();
  readonly #answered = new Set<string>();
  readonly #broken: string[] = [];

  async put(order: OrderToPut): Promise<void> {
    this.#there();
    if (!this.open) throw new OrderExchangeOff();
    if (!this.#answered.has(order.key)) this.orders.set(order.key, order);
  }
  async answers({ after = null, limit = 500 }: { after?: string | null; limit?: number } = {}): Promise<AnswersFound> {
    this.#there();
    const rest = [...this.#answers.values()]
      .filter(({ key }) => after === null || key > after)
      .sort((a, b) => (a.key < b.key ? -1 : 1));
    const answers = rest.slice(0, limit);
    return { answers, broken: this.#broken, next: rest.length > limit ? (answers.at(-1)?.key ?? null) : null };
  }
  async acknowledge(answers: readonly AnswerFound[]): Promise<void> {
    this.#there();
    for (const answer of answers) if (this.#answers.get(answer.key) === answer) this.#answers.delete(answer.key);
  }

  /** 1C answers. */
  answer(key: string, answer: LedgerOrderAnswer): void {
    this.#answers.set(key, { key, ...answer });
    if (answer.state === 'taken') return;
    this.orders.delete(key);
    this.#answered.add(key);
  }
  /** 1C writes what nobody understands. */
  answerBroken(name: string): void {
    this.#broken.push(name);
  }
  #there(): void {
    if (this.away) throw new LedgerUnavailable('network', 'away');
  }
}
