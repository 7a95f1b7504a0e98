import { Clock, dayName, dayNumber } from '@prorab/kernel';
import { ChangeFeed, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { BankLine } from '../../../domain/bank/bank-line.js';
import { pairingDays, pairsOf } from '../../../domain/bank/payment-pairing.js';
import { BankSight, type LineInSight } from '../../bank/bank-sight.js';
import { LineLaying } from '../../bank/line-laying.js';
import { BankEvidence, type PaymentOfBooks } from '../../ports/bank/bank-evidence.port.js';
import { BankLineBook } from '../../ports/bank/bank-line-book.port.js';
import { SalesRules } from '../../sales-rules.js';

/** An invoice may be issued, or a payment entered, after the line came. */
const SOON_MS = 5 * 60_000;
const LATE_MS = 6 * 3_600_000;
const KOPECK = 1;
/** Lines of one unit of work, and how many of those at a time. */
const [portion, portions] = [100, 100];

const tiedWholly = (p: PaymentOfBooks): boolean => p.amount - p.tied <= KOPECK;

/**
 * Looks at lines of the bank: which payment of the books each is, and which invoices it is for. What is surely known is decided by
 * itself; what was decided is laid to the invoices once the payment stands in the books; the rest waits for a person.
 */
@UseCase()
export class MatchBankLines {
  constructor(
    private readonly book: BankLineBook,
    private readonly evidence: BankEvidence,
    private readonly sight: BankSight,
    private readonly laying: LineLaying,
    private readonly rules: SalesRules,
    private readonly feed: ChangeFeed,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @returns how many lines were looked at */
  async execute(): Promise<{ looked: number }> {
    // The people whose undoing it was see the line again at the next look, not hours later.
    let looked = await this.lookAt(await this.evidence.leftByPayments(portion));
    for (let n = 0; n < portions; n++) {
      const found = await this.lookAtDue();
      looked += found;
      if (found < portion) break;
    }
    // After the lines of the bank had their choice.
    await this.work.run(() => this.takeUpUnnamed());
    const own = await this.lookAtDue();
    return { looked: looked + own };
  }

  private async takeUpUnnamed(): Promise<void> {
    const payments = await this.evidence.unnamedPayments(this.rules.ledgerZone, 500);
    const added = await this.book.add(
      payments.map((p) => ({
        ...{ origin: 'books', naturalKey: `books|${p.key}`, number: p.number.slice(0, 30), on: p.on, amount: p.amount },
        ...{ payerName: null, payerInn: null, payerAccount: null, purpose: (p.note ?? '').slice(0, 2_000) },
        ...{ importId: null, paymentKey: p.key },
      })),
      this.clock.now(),
    );
    if (added) this.feed.append({ stream: 'invoices', kind: 'bank-lines-added', subject: 'books', payload: { added } });
  }

  private async lookAtDue(): Promise<number> {
    const now = this.clock.now();
    const before = { soon: new Date(now.getTime() - SOON_MS), late: new Date(now.getTime() - LATE_MS) };
    return this.lookAt(await this.book.due(before, portion));
  }

  private async lookAt(ids: readonly string[]): Promise<number> {
    if (ids.length > 0) await this.work.run(() => this.look(ids));
    return ids.length;
  }

  private async look(ids: readonly string[]): Promise<void> {
    const now = this.clock.now();
    const due = await this.book.takeAll(ids);
    const were = new Map(due.map((l) => [l.state.id, l.state.state]));
    const lines = new Map(due.map((l) => [l.state.id, l]));
    const payments = await this.paymentsOf(due);
    await this.dropLost(lines, payments);
    await this.pair(lines, payments);
    const paymentOf = (line: BankLine): PaymentOfBooks | null => payments.get(line.state.paymentKey ?? '') ?? null;

    for (const line of lines.values()) followBooks(line, paymentOf(line));
    const open = [...lines.values()].filter((l) => l.state.state === 'open' && !l.state.held);
    const sight = await this.sight.over(open.map((l) => inSight(l, paymentOf(l))));
    for (const parts of [false, true])
      for (const line of open) {
        const seen = inSight(line, paymentOf(line));
        const { sure, part } = sight.judge(seen);
        if (line.state.state !== 'open' || !sure || part !== parts) continue;
        line.decide(sure, seen.left, { by: 'rule', byId: null, at: now });
        sight.spend(sure);
      }
    for (const line of lines.values()) {
      const payment = paymentOf(line);
      if (line.state.state === 'waiting' && payment) await this.laying.lay(line, payment);
    }
    await this.book.keep([...lines.values()], now);
    for (const line of lines.values()) if (line.state.state !== were.get(line.state.id)) this.laying.show(line);
  }

  private async paymentsOf(lines: readonly BankLine[]): Promise<Map<string, PaymentOfBooks>> {
    const found = await this.evidence.payments(
      lines.flatMap((l) => l.state.paymentKey ?? []),
      this.rules.ledgerZone,
    );
    return new Map(found.map((p) => [p.key, p]));
  }

  /** Payments that went out of the books, or do not count any more. */
  private async dropLost(lines: Map<string, BankLine>, payments: ReadonlyMap<string, PaymentOfBooks>): Promise<void> {
    const lost = [...lines.values()].filter(
      ({ state: { paymentKey } }) => paymentKey !== null && !payments.get(paymentKey)?.counts,
    );
    const ofBooks = lost.filter((l) => l.state.origin === 'books').map((l) => l.state.id);
    for (const id of ofBooks) lines.delete(id);
    await this.book.remove(ofBooks);
    for (const line of lost) {
      if (line.state.origin === 'books') continue;
      await this.laying.takeBack(line);
      line.losePayment();
    }
  }

  private async pair(lines: Map<string, BankLine>, payments: Map<string, PaymentOfBooks>): Promise<void> {
    const lonely = [...lines.values()].map((l) => l.state).filter((l) => l.paymentKey === null);
    if (lonely.length === 0) return;
    const payers = await this.sight.payersOf(lonely.map((l) => inSight(BankLine.restore(l), null)));
    const days = lonely.map((l) => dayNumber(l.on));
    const free = await this.evidence.freePayments({
      amounts: [...new Set(lonely.map((l) => l.amount))],
      from: dayName(Math.min(...days) - pairingDays.before),
      to: dayName(Math.max(...days) + pairingDays.after),
      zone: this.rules.ledgerZone,
    });
    const pairs = pairsOf(
      lonely.map((l) => ({ ...l, payers: payers.get(l.id) ?? new Set() })),
      free,
    );
    // What the books alone told of is the same money: its line goes on in that of the bank.
    const known = new Map((await this.book.takeOfPayments([...pairs.values()])).map((l) => [l.state.paymentKey, l]));
    const of = new Map(free.map((p) => [p.key, p]));
    for (const [lineId, paymentKey] of pairs) {
      const [line, other, payment] = [lines.get(lineId), known.get(paymentKey), of.get(paymentKey)];
      if (!line || !payment) continue;
      if (other && line.state.state === 'open') line.takeOver(other);
      else if (other) await this.laying.takeBack(other);
      line.isPayment(paymentKey);
      payments.set(paymentKey, payment);
      if (other) lines.delete(other.state.id);
    }
    await this.book.remove([...known.values()].map((l) => l.state.id));
    for (const p of await this.evidence.payments(
      [...known.keys()].flatMap((k) => k ?? []),
      this.rules.ledgerZone,
    ))
      payments.set(p.key, p);
  }
}

/** What the books, or persons elsewhere, have said of the payment meanwhile. */
function followBooks(line: BankLine, payment: PaymentOfBooks | null): void {
  if (!payment) return;
  const { state, decidedBy } = line.state;
  if (state === 'tied' && payment.said === 0) line.reopen({ held: true });
  if (state === 'covered' && !tiedWholly(payment)) line.uncover();
  // A person's word goes before that of the books, the rule's does not.
  if ((state === 'open' || (state === 'waiting' && decidedBy === 'rule')) && tiedWholly(payment)) line.cover();
}

export const inSight = ({ state: l }: BankLine, payment: PaymentOfBooks | null): LineInSight => ({
  ...{ id: l.id, on: l.on, amount: l.amount, purpose: l.purpose, payerInn: l.payerInn },
  left: payment ? payment.amount - payment.tied : l.amount,
  partyKey: payment?.partyKey ?? null,
});
