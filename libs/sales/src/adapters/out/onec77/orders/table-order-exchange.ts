import type sql from 'mssql';
import {
  type AnswerFound,
  type AnswersFound,
  OrderExchange,
  type OrderToPut,
} from '../../../../application/ports/ledger/order-exchange.port.js';
import type { LedgerOrderAnswer } from '../../../../domain/ledger-order/ledger-order.js';
import { driver } from '../client/driver.js';
import { failureOf } from '../client/failure-of.js';
import type { MssqlAddress } from '../client/mssql-address.js';
import { isKey, orderText } from './order-file.js';
import { from1251, to1251 } from './windows-1251.js';

/** The row is there already: the same order. */
const DUPLICATE_KEY = 2627;
interface Row {
  ORDER_KEY: string;
  STATE: string;
  NUMBER: string | null;
  INVOICE: string | null;
  REFUSAL: string | null;
  CHANGED: number;
}

/**
 * The table prorab_orders in a database of ours on the server of 1C (docs/onec77/orders-table.sql): one row an order, its text as in the
 * file. 1C writes its answer into the row and raises CHANGED; what we have kept is in SEEN.
 */
export class TableOrderExchange extends OrderExchange {
  readonly open = true;
  readonly #config: sql.config;
  #pool: Promise<sql.ConnectionPool> | null = null;
  /** CHANGED of the answers as they were read, so that one written anew meanwhile is not lost. */
  readonly #read = new Map<string, number>();

  constructor({ server, port, instance, database, user, password }: MssqlAddress) {
    super();
    this.#config = {
      ...{ server, database, user, password, requestTimeout: 15_000, connectionTimeout: 15_000 },
      ...(port === null ? {} : { port }),
      pool: { min: 0, max: 1 },
      options: { encrypt: false, appName: 'prorab', ...(instance === null ? {} : { instanceName: instance }) },
    };
  }

  async put(order: OrderToPut): Promise<void> {
    if (!isKey(order.key)) throw new RangeError('The key of an order is a UUID');
    const statement = `INSERT INTO prorab_orders (ORDER_KEY, CONTENT, STATE, CHANGED, SEEN) VALUES (@key, @content, 'waiting', 0, 0)`;
    await this.#ask(statement, (request) =>
      request
        .input('key', driver().Char(36), order.key)
        .input('content', driver().VarChar(driver().MAX), from1251(to1251(orderText(order)))),
    ).catch((error: unknown) => {
      if (!(error instanceof driver().RequestError) || error.number !== DUPLICATE_KEY) throw failureOf(error);
    });
  }

  async answers({ after = null, limit = 500 }: { after?: string | null; limit?: number } = {}): Promise<AnswersFound> {
    const statement = `SELECT TOP ${Math.trunc(limit)} ORDER_KEY, STATE, NUMBER, INVOICE, REFUSAL, CHANGED FROM prorab_orders WHERE CHANGED > SEEN AND ORDER_KEY > @after ORDER BY ORDER_KEY`;
    const { recordset } = await this.#ask(statement, (request) =>
      request.input('after', driver().Char(36), after ?? ''),
    ).catch((error: unknown) => {
      throw failureOf(error);
    });
    const rows = recordset as unknown as Row[];
    const [answers, broken]: [AnswerFound[], string[]] = [[], []];
    for (const row of rows) {
      const key = row.ORDER_KEY.trim();
      const answer = isKey(key) ? answerOf(row) : null;
      if (answer) {
        this.#read.set(key, row.CHANGED);
        answers.push({ key, ...answer });
      } else broken.push(key);
    }
    return { answers, broken, next: rows.length < limit ? null : (rows.at(-1)?.ORDER_KEY ?? null) };
  }

  async acknowledge(answers: readonly AnswerFound[]): Promise<void> {
    const statement = 'UPDATE prorab_orders SET SEEN = @changed WHERE ORDER_KEY = @key AND SEEN < @changed';
    for (const { key } of answers) {
      const changed = this.#read.get(key);
      if (changed === undefined) continue;
      await this.#ask(statement, (request) =>
        request.input('key', driver().Char(36), key).input('changed', driver().Int, changed),
      ).catch((error: unknown) => {
        throw failureOf(error);
      });
      this.#read.delete(key);
    }
  }

  /** Nest calls it when the house stops. */
  onModuleDestroy(): Promise<void> {
    return this.close();
  }
  async close(): Promise<void> {
    const pool = this.#pool;
    this.#pool = null;
    await (await pool)?.close();
  }

  async #ask(
    statement: string,
    bind: (request: sql.Request) => sql.Request,
  ): Promise<sql.IResult<Record<string, unknown>>> {
    const pool = await this.#connected();
    return bind(pool.request()).query(statement);
  }
  #connected(): Promise<sql.ConnectionPool> {
    if (this.#pool) return this.#pool;
    const pool = new (driver().ConnectionPool)(this.#config);
    // Told by whoever asks; without a listener it would end the process.
    pool.on('error', () => undefined);
    const opened = pool.connect();
    this.#pool = opened;
    opened.catch(() => {
      if (this.#pool === opened) this.#pool = null;
    });
    return opened;
  }
}

function answerOf({ STATE, NUMBER, INVOICE, REFUSAL }: Row): LedgerOrderAnswer | null {
  const [number, refusal] = [NUMBER?.trim(), REFUSAL?.trim()];
  if (STATE.trim() === 'taken') return { state: 'taken' };
  if (STATE.trim() === 'refused' && refusal) return { state: 'refused', refusal };
  return STATE.trim() === 'done' && number
    ? { state: 'done', invoiceNumber: number, invoiceKey: INVOICE?.trim() || null }
    : null;
}
