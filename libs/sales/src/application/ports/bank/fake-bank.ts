import { newId } from '@prorab/kernel';
import { BankLineMissing } from '../../../domain/bank/bank-errors.js';
import { BankLine, type BankLineRecord } from '../../../domain/bank/bank-line.js';
import type { InvoiceToPay } from '../../../domain/bank/line-judgement.js';
import { plainNumber } from '../../../domain/bank/purpose-numbers.js';
import { BankEvidence, type PaymentOfBooks } from './bank-evidence.port.js';
import { type BankImport, BankLineBook, type NewBankLine } from './bank-line-book.port.js';

/** Lines with memory. */
export class FakeBankLineBook extends BankLineBook {
  readonly #lines = new Map<string, { line: BankLine; lookedAt: Date }>();
  readonly imports: BankImport[] = [];
  get all(): BankLineRecord[] {
    return [...this.#lines.values()].map(({ line }) => line.state);
  }

  async add(lines: readonly NewBankLine[]): Promise<number> {
    let added = 0;
    for (const line of lines) {
      if (this.all.some((l) => l.naturalKey === line.naturalKey)) continue;
      const fresh = { shares: [], decidedBy: null, decidedById: null, decidedAt: null, held: false, note: null };
      const record: BankLineRecord = { ...line, ...fresh, id: newId(), state: 'open' };
      this.#lines.set(record.id, { line: BankLine.restore(record), lookedAt: new Date(0) });
      added++;
    }
    return added;
  }
  async take(id: string): Promise<BankLine> {
    const found = this.#lines.get(id);
    if (!found) throw new BankLineMissing(id);
    return BankLine.restore(found.line.state);
  }
  async due({ soon, late }: { soon: Date; late: Date }, limit: number): Promise<string[]> {
    const limits = { open: soon, waiting: soon, tied: late, covered: late, 'not-customers': null } as const;
    return [...this.#lines.values()]
      .filter(({ line, lookedAt }) => lookedAt <= (limits[line.state.state] ?? new Date(-1)))
      .sort((a, b) => a.lookedAt.getTime() - b.lookedAt.getTime() || (a.line.state.id < b.line.state.id ? -1 : 1))
      .slice(0, limit)
      .map(({ line }) => line.state.id);
  }
  async takeAll(ids: readonly string[]): Promise<BankLine[]> {
    return ids.flatMap((id) => this.all.filter((l) => l.id === id).map((l) => BankLine.restore(l)));
  }
  async takeOfPayments(paymentKeys: readonly string[]): Promise<BankLine[]> {
    return this.all.filter((l) => paymentKeys.includes(l.paymentKey ?? '')).map((l) => BankLine.restore(l));
  }
  async keep(lines: readonly BankLine[], lookedAt: Date | null): Promise<void> {
    for (const { state } of lines) {
      const known = this.#lines.get(state.id);
      if (known) this.#lines.set(state.id, { line: BankLine.restore(state), lookedAt: lookedAt ?? known.lookedAt });
    }
  }
  async remove(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#lines.delete(id);
  }
  async noteImport(done: BankImport): Promise<void> {
    this.imports.push(done);
  }
}

export type FakePayment = PaymentOfBooks & { readonly based: boolean };

/** What a spec says that the books know. */
export class FakeBankEvidence extends BankEvidence {
  readonly parties: { key: string; inn: string | null; partyId: string | null }[] = [];
  readonly paid: FakePayment[] = [];
  readonly issued: (InvoiceToPay & { open: boolean })[] = [];
  constructor(private readonly book: FakeBankLineBook) {
    super();
  }

  async payersBy(inns: readonly string[]): Promise<Map<string, Set<string>>> {
    return new Map(
      inns.flatMap((inn): [string, Set<string>][] => {
        const own = this.parties.filter((p) => p.inn === inn);
        return own.length ? [[inn, new Set(own.flatMap((p) => [p.key, ...this.same(p.key)]))]] : [];
      }),
    );
  }
  async samePayers(partyKeys: readonly string[]): Promise<Map<string, Set<string>>> {
    return new Map(partyKeys.map((key) => [key, new Set([key, ...this.same(key)])]));
  }
  private same(key: string): string[] {
    const id = this.parties.find((p) => p.key === key)?.partyId ?? null;
    return id === null ? [] : this.parties.filter((p) => p.partyId === id).map((p) => p.key);
  }

  async freePayments(asked: Parameters<BankEvidence['freePayments']>[0]): Promise<PaymentOfBooks[]> {
    const taken = new Set(this.book.all.filter((l) => l.origin === 'file').map((l) => l.paymentKey));
    return this.paid.filter(
      (p) =>
        p.counts && !taken.has(p.key) && asked.amounts.includes(p.amount) && p.on >= asked.from && p.on <= asked.to,
    );
  }
  async payments(keys: readonly string[]): Promise<PaymentOfBooks[]> {
    return this.paid.filter((p) => keys.includes(p.key));
  }
  async unnamedPayments(_: string, limit: number): Promise<PaymentOfBooks[]> {
    const taken = new Set(this.book.all.map((l) => l.paymentKey));
    const free = this.paid.filter((p) => p.counts && !p.based && p.note && p.amount > p.tied && !taken.has(p.key));
    return free.slice(0, limit);
  }
  async leftByPayments(limit: number): Promise<string[]> {
    const left = this.book.all.filter(({ state, paymentKey }) => {
      const payment = this.paid.find((p) => p.key === paymentKey);
      if (!payment?.counts) return false;
      return (state === 'covered' && payment.amount > payment.tied + 1) || (state === 'tied' && payment.said === 0);
    });
    return left.slice(0, limit).map((l) => l.id);
  }
  async invoices({ partyKeys, numbers, keys }: Parameters<BankEvidence['invoices']>[0]): Promise<InvoiceToPay[]> {
    const waiting = this.book.all.filter((l) => l.state === 'waiting').flatMap((l) => l.shares);
    return this.issued
      .filter(
        (i) =>
          (i.open && partyKeys.includes(i.partyKey ?? '')) ||
          numbers.includes(plainNumber(i.number)) ||
          keys.includes(i.key),
      )
      .map(({ open: _, ...i }) => ({
        ...i,
        rest: Math.max(0, i.rest - waiting.reduce((sum, s) => sum + (s.invoiceKey === i.key ? s.amount : 0), 0)),
      }));
  }
}
