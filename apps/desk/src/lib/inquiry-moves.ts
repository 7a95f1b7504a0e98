import type { InquiryLineDto } from '../api/schema.js';

export interface Reader {
  readonly employeeId: string;
  readonly can: (right: string) => boolean;
}
export interface Moves {
  readonly take: boolean;
  readonly assign: boolean;
  readonly giveBack: boolean;
  readonly close: boolean;
  readonly plan: boolean;
  readonly reopen: boolean;
  readonly spam: boolean;
  readonly unspam: boolean;
}

/** What is worth offering. The house has the last word; this only keeps buttons away that it would refuse. */
export function mayDo(
  { status, ownerId }: Pick<InquiryLineDto, 'status' | 'ownerId'>,
  { employeeId, can }: Reader,
): Moves {
  const mine = ownerId === employeeId;
  const work = can('sales.inquiry.work') && (mine || ownerId === null || can('sales.inquiry.work-any'));
  const closed = status === 'closed-won' || status === 'closed-lost';
  const open = !closed && status !== 'spam' && status !== 'linked';
  return {
    take: can('sales.inquiry.take') && (status === 'waiting' || (status === 'assigned' && (mine || ownerId === null))),
    assign: can('sales.inquiry.assign') && open,
    giveBack: work && open && ownerId !== null,
    close: work && open && ownerId !== null,
    plan: work && open && ownerId !== null,
    reopen: work && closed,
    spam: work && open,
    unspam: work && status === 'spam',
  };
}
