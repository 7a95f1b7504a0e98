import type { InquirySort } from '../api/inquiries.js';
import type { InquiryLineDto } from '../api/schema.js';
import type { Change } from '../realtime/follower.js';

type Line = Pick<InquiryLineDto, 'inquiryId' | 'receivedAt' | 'respondBy'>;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The order of the house's pages. Those without a deadline stand last. */
export function byOrder(sort: InquirySort): (a: Line, b: Line) => number {
  const deadline = (line: Line): string => line.respondBy ?? '9';
  if (sort === 'newest') return (a, b) => compare(b.receivedAt, a.receivedAt) || compare(b.inquiryId, a.inquiryId);
  if (sort === 'deadline') return (a, b) => compare(deadline(a), deadline(b)) || compare(a.inquiryId, b.inquiryId);
  return (a, b) => compare(a.receivedAt, b.receivedAt) || compare(a.inquiryId, b.inquiryId);
}

/** Each inquiry that a burst of changes names, once. */
export function inquiryNews(changes: readonly Change[]): { inquiryId: string; number: number }[] {
  const news = new Map<string, number>();
  for (const { subject, payload } of changes) if (typeof payload.number === 'number') news.set(subject, payload.number);
  return [...news].map(([inquiryId, number]) => ({ inquiryId, number }));
}
