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
  /** Contacts with its customer since it was issued, ascending. */
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
  const byParty = new Map<string, PastInvoice[]>();
  for (const one of invoices) {
    const own = byParty.get(one.partyKey);
    if (own) own.push(one);
    else byParty.set(one.partyKey, [one]);
  }
  return invoices
    .filter(({ at }) => now.getTime() - at.getTime() >= horizonDays * DAY)
    .flatMap((one) => {
      const own = byParty.get(one.partyKey) ?? [];
      const paid = one.paidAt !== null && one.paidAt.getTime() - one.at.getTime() <= horizonDays * DAY;
      return LOOKS.map((d) => new Date(one.at.getTime() + d * DAY))
        .filter((on) => (one.paidAt === null || one.paidAt > on) && on.getTime() - one.at.getTime() < horizonDays * DAY)
        .map((on): PastLook => {
          const past = pastOf(own, one, on);
          return {
            invoiceKey: one.key,
            on,
            facts: {
              age: ageOf(one.at, on),
              total: one.total,
              ...past,
              contacts: one.contacts.filter((c) => c >= one.at && c <= on).length,
              channel: one.channel,
              place: one.place,
            },
            paid,
          };
        });
    });
}

/** What the customer had done until then with his other invoices. */
export function pastOf(
  own: readonly Pick<PastInvoice, 'key' | 'at' | 'paidAt'>[],
  { key }: Pick<PastInvoice, 'key'>,
  on: Date,
): { earlier: number; earlierPaid: number } {
  const others = own.filter((o) => o.key !== key && o.at <= on);
  return { earlier: others.length, earlierPaid: others.filter((o) => o.paidAt !== null && o.paidAt <= on).length };
}
