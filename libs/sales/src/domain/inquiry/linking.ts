import type { Channel } from '../channel.js';
import type { RuleTrace, TraceCode } from '../distribution/trace.js';
import type { InquiryRecord } from './inquiry-record.js';

/** What an inquiry consists of, counted from its contacts on the time line. */
export interface Contacts {
  channels: readonly Channel[];
  contactCount: number;
  lastContactAt: Date;
}

type Gains = Pick<
  InquiryRecord,
  'channels' | 'threads' | 'contactCount' | 'lastContactAt' | 'nextStep' | 'respondBy' | 'escalatedAt'
>;

const union = <T>(a: readonly T[], b: readonly T[]): T[] => [...new Set([...a, ...b])];
const earlier = (a: Date | null, b: Date | null): Date | null => (a && b ? (a < b ? a : b) : (a ?? b));

/**
 * What an inquiry is with the contacts of another. A link buys no time: the customer waits since the earlier of the two promises;
 * and the head is not told twice of one answer.
 */
export const gainsFrom = (own: InquiryRecord, other: InquiryRecord): Gains => ({
  channels: union(own.channels, other.channels),
  threads: union(own.threads, other.threads),
  contactCount: own.contactCount + other.contactCount,
  lastContactAt: other.lastContactAt > own.lastContactAt ? other.lastContactAt : own.lastContactAt,
  nextStep: own.nextStep ?? other.nextStep,
  respondBy: earlier(own.respondBy, other.respondBy),
  // A line of the past, when nothing was owed here, says nothing of what is owed now.
  escalatedAt:
    own.respondBy === null && other.respondBy !== null ? other.escalatedAt : (own.escalatedAt ?? other.escalatedAt),
});

export const contactsOf = (
  own: Pick<InquiryRecord, 'channel' | 'lastContactAt' | 'receivedAt'>,
  entries: readonly { channel: Channel; direction: 'in' | 'out'; at: Date }[],
): Contacts => {
  const came = entries.filter((e) => e.direction === 'in');
  const channels = union(
    [own.channel],
    came.map((e) => e.channel),
  );
  const last = Math.max(own.receivedAt.getTime(), ...came.map((e) => e.at.getTime()));
  return { channels, contactCount: Math.max(1, came.length), lastContactAt: new Date(last) };
};

/** Which inquiry it was, for the reader of the history. */
export const linkTrace = (
  code: Extract<TraceCode, 'linked-to' | 'linked-from' | 'separated-from' | 'separated-out'>,
  number: number,
): RuleTrace[] => [{ rule: 'person', outcome: 'passed', code, employeeId: null, numbers: { number } }];
