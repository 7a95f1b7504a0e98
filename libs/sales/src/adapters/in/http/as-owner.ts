import { Forbidden, mayI, me } from '@prorab/platform';
import type { InquiryStanding } from '../../../application/queries/inquiry-standing.query.js';
import { InquiryChangedMeanwhile } from '../../../domain/inquiry/inquiry-errors.js';

/** The rules and the clock touch an inquiry too, seldom twice in a row. */
const looks = 3;

/**
 * One's own and nobody's; others' with the right to. The change is bound to the version that was looked at, so that it cannot
 * meet another owner. Who named no version himself is not told of what passed in between: it is looked at again.
 */
export async function asOwner<T>(
  standing: InquiryStanding,
  { inquiryId, expected }: { inquiryId: string; expected: number | undefined },
  change: (expectedVersion: number | undefined) => Promise<T>,
): Promise<T> {
  if (mayI('sales.inquiry.work-any')) return change(expected);
  for (let look = 1; ; look++) {
    const { ownerId, version } = await standing.execute({ inquiryId });
    if (ownerId !== null && ownerId !== me().employeeId) throw new Forbidden('sales.inquiry.work-any');
    try {
      return await change(expected ?? version);
    } catch (error) {
      if (!(error instanceof InquiryChangedMeanwhile) || expected !== undefined || look === looks) throw error;
    }
  }
}
