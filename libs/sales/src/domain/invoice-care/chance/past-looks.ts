import type { PastLook } from './chance-model.js';

/** A past invoice as the learning reads it. */
export interface PastInvoice {
  readonly key: string;
  readonly partyKey: string;
  readonly at: Date;
  readonly total: number;
  /** Paid in full at; null = not yet. */
  readonly paidAt: Date | null;
  readonly refused: boolean;
  readonly channel: string | null;
  readonly place: string | null;
  /** Contacts with its customer, before it was issued too, ascending: one list for all his invoices. */
  readonly contacts: readonly Date[];
}
const DAY = 86_400_000;
/** Days after the issue on which one looks. */
const LOOKS = [0, 1, 3, 7, 14, 30];

/**
 * Looks at past invoices as they were on the days above, while they were unpaid. Whether one is paid counts only up to `horizonDays`, and only
 * invoices that old are taken, so that a young one is not held for lost.
 * @param ageOf working days between two instants
 */
export function looksAt(
  invoices: readonly PastInvoice[],
  { now, horizonDays, ageOf }: { now: Date; horizonDays: number; ageOf: (from: Date, to: Date) => number },
): PastLook[] {
  const pasts = new Map(
    [...Map.groupBy(invoices, (one) => one.partyKey)].map(([party, own]) => [party, new CustomerPast(own)]),
  );
  return invoices
    .filter(({ at }) => now.getTime() - at.getTime() >= horizonDays * DAY)
    .flatMap((one) => {
      const past = pasts.get(one.partyKey);
      const paid = one.paidAt !== null && one.paidAt.getTime() - one.at.getTime() <= horizonDays * DAY;
      const spokenBefore = upTo(one.contacts, one.at);
      return LOOKS.map((d) => new Date(one.at.getTime() + d * DAY))
        .filter((on) => (one.paidAt === null || one.paidAt > on) && on.getTime() - one.at.getTime() < horizonDays * DAY)
        .map((on): PastLook => {
          return {
            invoiceKey: one.key,
            on,
            facts: {
              age: ageOf(one.at, on),
              total: one.total,
              earlier: past?.othersBy(on) ?? 0,
              earlierPaid: past?.paidBy(on) ?? 0,
              contacts: upTo(one.contacts, on) - spokenBefore,
              channel: one.channel,
              place: one.place,
            },
            paid,
          };
        });
    });
}

/** What a customer had done by some day. In order once, and each look only finds its place: a buyer may have thousands of invoices. */
class CustomerPast {
  readonly #issued: readonly Date[];
  readonly #paid: readonly Date[];
  constructor(own: readonly Pick<PastInvoice, 'at' | 'paidAt'>[]) {
    this.#issued = inOrder(own.map((one) => one.at));
    // Money that came before its invoice is told of by the invoice.
    this.#paid = inOrder(own.flatMap(({ at, paidAt }) => (paidAt === null ? [] : [paidAt > at ? paidAt : at])));
  }
  /** The one that is looked at is issued by then itself. */
  othersBy(on: Date): number {
    return upTo(this.#issued, on) - 1;
  }
  /** The one that is looked at is not paid by then. */
  paidBy(on: Date): number {
    return upTo(this.#paid, on);
  }
}
const inOrder = (dates: Date[]): Date[] => dates.sort((a, b) => a.getTime() - b.getTime());

/** How many of these, ascending, are no later. */
function upTo(dates: readonly Date[], on: Date): number {
  let [from, to] = [0, dates.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((dates[middle] ?? on) <= on) from = middle + 1;
    else to = middle;
  }
  return from;
}
