import { DomainError } from '@prorab/kernel';
import { Clock, ReaderHealth, UnitOfWork, UseCase, messageFor } from '@prorab/platform/marks';
import { OrderOutcomes } from '../../invoices/order-outcomes.js';
import { type AnswerFound, OrderExchange } from '../../ports/ledger/order-exchange.port.js';

const READER = 'sales.orders-to-1c';
const LAG_LIMIT_MS = 10 * 60_000;
const NAMED = 5;

/** Takes what 1C has answered. An answer is acknowledged when it is kept; one that fits no order stays and is shown, and hides none behind it. */
@UseCase()
export class FollowLedgerOrders {
  #checkedAt: Date | null = null;

  constructor(
    private readonly orders: OrderOutcomes,
    private readonly exchange: OrderExchange,
    private readonly health: ReaderHealth,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    if (!this.exchange.open) return;
    try {
      await this.#follow();
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const { code } = error;
      const since = this.#checkedAt?.getTime() ?? null;
      const lagMs = since === null ? 0 : this.clock.now().getTime() - since;
      this.#report(code === 'sales.ledger-unavailable' ? 'retrying' : 'failed', lagMs, sentenceOf(error));
    }
  }

  async #follow(): Promise<void> {
    const odd = new Set<string>();
    let after: string | null = null;
    do {
      const { answers, broken, next } = await this.exchange.answers({ after });
      for (const name of broken) odd.add(name);
      const kept: AnswerFound[] = [];
      for (const answer of answers) {
        const wrong = await this.#fits(answer);
        if (wrong === null) kept.push(answer);
        else odd.add(`${answer.key}: ${wrong}`);
      }
      await this.exchange.acknowledge(kept);
      after = next;
    } while (after !== null);
    this.#checkedAt = this.clock.now();
    this.#report(odd.size === 0 ? 'ok' : 'failed', 0, noteOf([...odd]));
  }

  /** @returns null when it is kept, else why it fits no order */
  async #fits(answer: AnswerFound): Promise<string | null> {
    try {
      const { key, ...said } = answer;
      await this.work.run(() => this.orders.heard(key, said));
      await this.work.run(() => this.orders.join(key));
      return null;
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind === 'unavailable') throw error;
      return sentenceOf(error);
    }
  }

  #report(state: 'ok' | 'retrying' | 'failed', lagMs: number, note: string): void {
    const { health } = this;
    health.report({ reader: READER, state, checkedAt: this.#checkedAt, lagMs, lagLimitMs: LAG_LIMIT_MS, note });
  }
}

function noteOf(odd: readonly string[]): string {
  const more = odd.length > NAMED ? ` и ещё ${odd.length - NAMED}` : '';
  return odd.slice(0, NAMED).join('; ').slice(0, 480) + more;
}

const sentenceOf = ({ code, details, message }: DomainError): string => messageFor(code, 'ru', details, message);
