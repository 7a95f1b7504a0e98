import { type CalendarDay, Money } from '@prorab/kernel';
import { BankLineDecided, BankLineUndecided, BankSplitInvalid } from './bank-errors.js';
import type { LineShare } from './line-judgement.js';

/**
 * `open`: a person has to say. `waiting`: decided, the payment is not in the books yet. `tied`: what was decided is laid to invoices.
 * `covered`: the books say themselves what it is for. `not-customers`: no payment of a customer.
 */
export const bankLineStates = ['open', 'waiting', 'tied', 'covered', 'not-customers'] as const;
export type BankLineState = (typeof bankLineStates)[number];

export interface BankLineRecord {
  readonly id: string;
  /** Out of a file of the bank, or a payment of the books that says in words what it is for. */
  readonly origin: 'file' | 'books';
  readonly naturalKey: string;
  readonly number: string;
  readonly on: CalendarDay;
  /** Whole kopecks. */
  readonly amount: number;
  readonly payerName: string | null;
  readonly payerInn: string | null;
  readonly payerAccount: string | null;
  readonly purpose: string;
  readonly importId: string | null;
  readonly state: BankLineState;
  /** The payment of the books that it is. */
  readonly paymentKey: string | null;
  readonly shares: readonly LineShare[];
  readonly decidedBy: 'rule' | 'person' | null;
  readonly decidedById: string | null;
  readonly decidedAt: Date | null;
  /** A person took a decision back: the rule does not take another. */
  readonly held: boolean;
  readonly note: string | null;
}

interface Decision {
  readonly by: 'rule' | 'person';
  readonly byId: string | null;
  readonly at: Date;
}
const undecided = { shares: [], decidedBy: null, decidedById: null, decidedAt: null, note: null } as const;

/** Money that came to the bank, until it is known what it is for. */
export class BankLine {
  #state: BankLineRecord;
  private constructor(state: BankLineRecord) {
    this.#state = Object.freeze({ ...state });
  }
  static restore(state: BankLineRecord): BankLine {
    return new BankLine(state);
  }
  get state(): BankLineRecord {
    return this.#state;
  }

  /** `left`: what of it no invoice has. @throws BankLineDecided, BankSplitInvalid */
  decide(shares: readonly LineShare[], left: number, { by, byId, at }: Decision): void {
    const { id, state } = this.#state;
    if (state !== 'open') throw new BankLineDecided(id, state);
    const sum = shares.reduce((all, s) => all + s.amount, 0);
    const keys = new Set(shares.map((s) => s.invoiceKey));
    if (shares.length === 0 || sum > left || keys.size < shares.length || shares.some((s) => s.amount <= 0))
      throw new BankSplitInvalid(id, Money.ofKopecks(Math.max(0, left)).toString());
    this.to({ shares, state: 'waiting', decidedBy: by, decidedById: byId, decidedAt: at });
  }
  /** The payment stands in the books now. */
  isPayment(paymentKey: string): void {
    this.to({ paymentKey });
  }
  laid(): void {
    this.to({ state: 'tied' });
  }
  /** The books lay it out themselves. */
  cover(): void {
    this.to({ ...undecided, state: 'covered' });
  }
  /** They do not any more. */
  uncover(): void {
    this.to({ state: 'open' });
  }
  /** The payment went out of the books; what was decided waits for another. */
  losePayment(): void {
    const { state } = this.#state;
    this.to({ paymentKey: null, state: state === 'tied' ? 'waiting' : state === 'covered' ? 'open' : state });
  }
  /** What was decided does not hold any more; `held`: because a person took it back elsewhere. */
  reopen({ held }: { held: boolean }): void {
    this.to({ ...undecided, state: 'open', held });
  }
  /** @throws BankLineDecided */
  isNotCustomers({ byId, at, note }: { byId: string | null; at: Date; note: string | null }): void {
    const { id, state } = this.#state;
    if (state !== 'open') throw new BankLineDecided(id, state);
    this.to({ state: 'not-customers', note, decidedBy: 'person', decidedById: byId, decidedAt: at });
  }
  /** @throws BankLineUndecided */
  undo(): void {
    const { id, state } = this.#state;
    if (state === 'open' || state === 'covered') throw new BankLineUndecided(id);
    this.to({ ...undecided, state: 'open', held: true });
  }
  /** The bank tells of the payment too: what was decided of it goes on here. */
  takeOver(other: BankLine): void {
    const { state, paymentKey, shares, decidedBy, decidedById, decidedAt, held, note } = other.state;
    this.to({ state, paymentKey, shares, decidedBy, decidedById, decidedAt, held, note });
  }

  private to(change: Partial<BankLineRecord>): void {
    this.#state = Object.freeze({ ...this.#state, ...change });
  }
}
