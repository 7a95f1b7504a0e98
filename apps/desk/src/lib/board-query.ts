import type { InquiryFilter, InquirySort, InquiryStatus } from '../api/inquiries.js';

export type BoardView = 'waiting' | 'mine' | 'all' | 'closed';
/** The filters as they stand in the address of the page, so that a board can be kept and sent to a colleague. */
export type BoardQuery = Readonly<Record<string, string | undefined>>;

export const OPEN: readonly InquiryStatus[] = ['waiting', 'assigned', 'in-work', 'answered'];
const STATES: Record<BoardView, readonly InquiryStatus[]> = {
  waiting: ['waiting', 'assigned'],
  mine: OPEN,
  all: OPEN,
  closed: ['closed-won', 'closed-lost', 'spam', 'linked'],
};
const SORTS: readonly InquirySort[] = ['oldest', 'newest', 'deadline'];

export function filterOf(view: BoardView, { q, channel, branch, owner, only, pipeline }: BoardQuery): InquiryFilter {
  return {
    state: STATES[view],
    ...(view === 'mine' ? { owner: 'mine' } : owner ? { owner } : {}),
    ...(q?.trim() ? { text: q.trim() } : {}),
    ...(channel ? { channel } : {}),
    ...(pipeline ? { pipeline } : {}),
    ...(branch ? { branchId: branch } : {}),
    ...(only === 'overdue' ? { overdue: true } : {}),
    ...(only === 'red' ? { red: true } : {}),
  };
}
export const sortOf = (view: BoardView, { sort }: BoardQuery): InquirySort =>
  SORTS.find((one) => one === sort) ?? (view === 'waiting' ? 'oldest' : 'newest');

export const isFiltered = ({ q, channel, branch, owner, only, pipeline }: BoardQuery): boolean =>
  Boolean(q || channel || branch || owner || only || pipeline);
