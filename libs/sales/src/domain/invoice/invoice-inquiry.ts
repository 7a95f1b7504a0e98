const DAY = 86_400_000;
/** An inquiry that was closed not longer ago than this may have led to the invoice. */
const SINCE_CLOSED_MS = 14 * DAY;
/** Books date invoices by the day, or by the clock of another computer. */
const AHEAD_MS = DAY / 2;

export interface PossibleInquiry {
  readonly id: string;
  readonly partyId: string;
  readonly ownerId: string | null;
  readonly lastOwnerId: string | null;
  readonly receivedAt: Date;
  readonly closedAt: Date | null;
}

/**
 * Which inquiry an invoice came of: one of the customer that was open when it was issued, or was closed at most 14 days before;
 * that of the manager who issued it before others', the latest of those.
 */
export function inquiryOf(
  invoice: { readonly at: Date; readonly partyId: string | null; readonly employeeId: string | null },
  inquiries: readonly PossibleInquiry[],
): string | null {
  const at = invoice.at.getTime();
  const fitting = inquiries.filter(
    (i) =>
      i.partyId === invoice.partyId &&
      i.receivedAt.getTime() <= at + AHEAD_MS &&
      (i.closedAt === null || i.closedAt.getTime() >= at - SINCE_CLOSED_MS),
  );
  const isHis = (i: PossibleInquiry): number =>
    Number(invoice.employeeId !== null && (i.ownerId ?? i.lastOwnerId) === invoice.employeeId);
  fitting.sort(
    (a, b) => isHis(b) - isHis(a) || b.receivedAt.getTime() - a.receivedAt.getTime() || (a.id < b.id ? 1 : -1),
  );
  return fitting[0]?.id ?? null;
}
