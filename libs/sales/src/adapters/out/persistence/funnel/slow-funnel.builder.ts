import { type Dimension, type Outcome, type Stage, stages } from '../../../../domain/funnel/stages.js';
import type { SomeInvoice } from './an-invoice.builder.js';
import type { Happened } from './random-days.builder.js';

export interface SlowDeal extends Record<Dimension, string | null> {
  id: string;
  at: Date;
  stage: Stage;
  outcome: Outcome;
  invoiced: number;
  received: number;
  /** Of what is not paid. */
  credit: number;
  paidAt: Date | null;
}
type Of<W extends Happened['what']> = Extract<Happened, { what: W }>;
const of = <W extends Happened['what']>(log: readonly Happened[], ...whats: W[]): Of<W>[] =>
  log.filter((h): h is Of<W> => (whats as string[]).includes(h.what));

/** What is known of an invoice by its lines of the log. */
export function invoicesIn(log: readonly Happened[]): SomeInvoice[] {
  return of(log, 'issued').map((issued) => {
    const mine = log.filter((h) => 'invoice' in h && h.invoice === issued.invoice);
    let [paid, refunded, shipped] = [0, 0, 0];
    let paidAt: Date | null = null;
    for (const h of mine) {
      if (h.what === 'paid') paid += h.kopecks;
      if (h.what === 'given-back') refunded += h.kopecks;
      if (h.what === 'shipped') shipped += h.kopecks;
      if (h.what === 'paid' || h.what === 'given-back')
        paidAt = paid - refunded >= issued.total ? (paidAt ?? h.at) : null;
    }
    return {
      ...{ id: issued.invoice, at: issued.at, total: issued.total, inquiryId: issued.inquiry, employeeId: issued.by },
      ...{ draft: issued.draft, posted: of(mine, 'posted', 'unposted').at(-1)?.what !== 'unposted' },
      ...{ paid, refunded, shipped, paidAt },
      phantomOf: of(mine, 'said-twice').at(-1)?.of ?? null,
    };
  });
}

/** The funnel by going through the log again and again: slow and obvious. */
export function slowDeals(
  log: readonly Happened[],
  { zoneOf, workplaces }: { zoneOf: (branch: string | null) => string; workplaces: ReadonlyMap<string, string> },
): SlowDeal[] {
  const came = of(log, 'came');
  const goesOnIn = (id: string): string => {
    const other =
      of(log, 'went-on-in')
        .filter((h) => h.inquiry === id)
        .at(-1)?.other ?? null;
    return other === null ? id : goesOnIn(other);
  };
  const stood = (id: string): string[] =>
    of(log, 'stood')
      .filter((h) => h.inquiry === id)
      .map((h) => h.status);
  const real = came.filter(({ inquiry }) => goesOnIn(inquiry) === inquiry && stood(inquiry).at(-1) !== 'spam');
  const isOfNothing = (v: SomeInvoice): boolean => v.total === 0 && !v.paid;
  const bills = invoicesIn(log).filter((v) => !v.draft && v.posted && v.phantomOf === null && !isOfNothing(v));
  const dealOf = (v: SomeInvoice): string | undefined =>
    v.inquiryId ? real.find(({ inquiry }) => inquiry === goesOnIn(v.inquiryId ?? ''))?.inquiry : undefined;

  const placed = (at: Date, manager: string | null, own: string | null) => {
    const branch = own ?? (manager === null ? null : (workplaces.get(manager) ?? null));
    return { manager, branch, week: mondayOf(at, zoneOf(branch)) };
  };
  const withRequest = real.map(({ inquiry, at, channel, branch, source }): SlowDeal => {
    const members = came.map((c) => c.inquiry).filter((id) => goesOnIn(id) === inquiry);
    const been = members.flatMap(stood);
    const worked = been.includes('answered')
      ? 'answered'
      : been.some((s) => s === 'in-work' || s === 'closed-won')
        ? 'in-work'
        : 'created';
    const manager =
      of(log, 'held')
        .filter((h) => h.inquiry === inquiry)
        .at(-1)?.by ?? null;
    const money = moneyOf(
      bills.filter((v) => dealOf(v) === inquiry),
      worked,
    );
    const last = stood(inquiry).at(-1);
    const outcome = money.paidUp || last === 'closed-won' ? 'won' : last === 'closed-lost' ? 'lost' : 'open';
    const reason = outcome === 'lost' ? 'price' : null;
    return { id: inquiry, at, channel, source, outcome, reason, ...placed(at, manager, branch), ...money };
  });
  const without = bills
    .filter((v) => dealOf(v) === undefined)
    .map((v): SlowDeal => {
      const money = moneyOf([v], 'created');
      const outcome = money.paidUp ? 'won' : 'open';
      return {
        id: v.id,
        at: v.at,
        channel: null,
        source: null,
        reason: null,
        outcome,
        ...placed(v.at, v.employeeId ?? null, null),
        ...money,
      };
    });
  return [...withRequest, ...without];
}

function moneyOf(bills: readonly SomeInvoice[], worked: Stage) {
  const kept = (v: SomeInvoice): number => (v.paid ?? 0) - (v.refunded ?? 0);
  const isPaid = (v: SomeInvoice): boolean => kept(v) >= v.total;
  const paidUp = bills.length > 0 && bills.every(isPaid);
  const received = bills.reduce((sum, v) => sum + kept(v), 0);
  const shipped = bills.every((v) => (v.shipped ?? 0) >= v.total);
  const stage: Stage =
    bills.length === 0 ? worked : paidUp ? (shipped ? 'shipped' : 'paid') : received > 0 ? 'partly' : 'invoiced';
  const times = bills.flatMap((v) => v.paidAt ?? []).map((at) => at.getTime());
  return {
    ...{ stage, paidUp, received },
    invoiced: bills.reduce((sum, v) => sum + v.total, 0),
    credit: bills.filter((v) => !isPaid(v)).reduce((sum, v) => sum + (v.shipped ?? 0), 0),
    paidAt: times.length ? new Date(Math.max(...times)) : null,
  };
}

/** By the wall of the zone, with nothing of the house. */
export function mondayOf(at: Date, zone: string): string {
  const day = new Date(`${at.toLocaleDateString('sv-SE', { timeZone: zone })}T00:00:00Z`);
  return new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10);
}

export const reachedBy = (deals: readonly SlowDeal[], stage: Stage): SlowDeal[] =>
  deals.filter((d) => stages.indexOf(d.stage) >= stages.indexOf(stage));
