import { type Database, insertAll, marks } from '@prorab/platform';
import type { UnitOfWork } from '@prorab/platform/marks';
import {
  type AnswerFound,
  type AnswersFound,
  OrderExchange,
  type OrderToPut,
} from '../../../../application/ports/ledger/order-exchange.port.js';
import type { LedgerOrderAnswer } from '../../../../domain/ledger-order/ledger-order.js';
import { counted } from '../exchange-counter.js';
import type { Told } from '../reading/told.js';

const ORDERS_AT_ONCE = 500;
interface Row {
  id: string;
  content: string;
  answer: string | null;
  answer_change: number | string;
}

/**
 * Orders that 1C takes when it comes and answers in its documents. It has one when it has confirmed it; the document that comes back under
 * the key of an order is the invoice.
 */
export class CommerceMlOrderExchange extends OrderExchange {
  readonly open = true;
  /** Changes of the answers as they were read, so that one that came anew meanwhile is not lost. */
  readonly #read = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {
    super();
  }

  async put(order: OrderToPut): Promise<void> {
    const row = { id: order.key, content: JSON.stringify(order), state: 'waiting', given_to: null };
    await insertAll(this.database, 'sales_exchange_order', [{ ...row, answer: null, answer_change: 0 }], 'keep');
  }
  async answers({ after = null, limit = 500 }: { after?: string | null; limit?: number } = {}): Promise<AnswersFound> {
    const rows = await this.database.all<Row>(
      `select id, answer, answer_change from sales_exchange_order where answer_change > ? order by answer_change limit ${Math.trunc(limit)}`,
      [Number(after ?? 0)],
    );
    const answers = rows.map((row) => {
      this.#read.set(row.id, Number(row.answer_change));
      return { key: row.id, ...(JSON.parse(row.answer ?? '') as LedgerOrderAnswer) };
    });
    return { answers, broken: [], next: rows.length < limit ? null : String(rows.at(-1)?.answer_change) };
  }
  async acknowledge(answers: readonly AnswerFound[]): Promise<void> {
    for (const { key } of answers) {
      const change = this.#read.get(key);
      if (change === undefined) continue;
      const sql = 'update sales_exchange_order set answer_change = 0 where id = ? and answer_change = ?';
      await this.database.run(sql, [key, change]);
      this.#read.delete(key);
    }
  }

  /** What waits for 1C; remembered as given to this visit, until it confirms. */
  async give(visit: number): Promise<OrderToPut[]> {
    return this.work.run(async () => {
      const rows = await this.database.all<Row>(
        `select id, content from sales_exchange_order where state = 'waiting' order by id limit ${ORDERS_AT_ONCE}`,
      );
      await this.database.run('update sales_exchange_order set given_to = null where given_to = ?', [visit]);
      const ids = rows.map((r) => r.id);
      if (ids.length > 0)
        await this.database.run(`update sales_exchange_order set given_to = ? where id in (${marks(ids)})`, [
          visit,
          ...ids,
        ]);
      return rows.map(({ content }) => {
        const order = JSON.parse(content) as OrderToPut & { at: string };
        return { ...order, at: new Date(order.at) };
      });
    });
  }
  async confirm(visit: number): Promise<void> {
    await this.work.run(async () => {
      const rows = await this.database.all<Row>(
        `select id from sales_exchange_order where given_to = ? and state = 'waiting' order by id limit ${ORDERS_AT_ONCE}`,
        [visit],
      );
      for (const { id } of rows) await this.#answer(id, { state: 'taken' });
      await this.database.run('update sales_exchange_order set given_to = null where given_to = ?', [visit]);
    });
  }
  /** Documents that came back. Inside a unit of work. */
  async hear(told: readonly Told[]): Promise<void> {
    const found = new Map(
      told.flatMap(({ order }) => (order?.ids ?? []).map((id) => [id.toLowerCase(), order] as const)),
    );
    if (found.size === 0) return;
    const ids = [...found.keys()].filter((id) => id.length === 36);
    if (ids.length === 0) return;
    const known = await this.database.all<Row>(
      `select id, answer, answer_change from sales_exchange_order where id in (${marks(ids)})`,
      ids,
    );
    for (const { id, answer: before } of known) {
      const order = found.get(id);
      const { number, invoiceKey } = order ?? { number: null, invoiceKey: null };
      const answer: LedgerOrderAnswer =
        number !== null
          ? { state: 'done', invoiceNumber: number.slice(0, 50), invoiceKey }
          : order?.refusal
            ? { state: 'refused', refusal: order.refusal }
            : { state: 'taken' };
      const isNews = JSON.stringify(answer) !== before && !(answer.state === 'taken' && before !== null);
      if (isNews) await this.#answer(id, answer);
    }
  }

  async #answer(id: string, answer: LedgerOrderAnswer): Promise<void> {
    const change = await counted(this.database, 'answer', 1);
    const state = answer.state === 'taken' ? 'taken' : 'answered';
    const sql = 'update sales_exchange_order set answer = ?, answer_change = ?, state = ? where id = ?';
    await this.database.run(sql, [JSON.stringify(answer), change, state, id]);
  }
}
