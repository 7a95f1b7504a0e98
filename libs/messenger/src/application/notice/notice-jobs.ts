import { type JobOrder, Jobs, UseCase } from '@prorab/platform/marks';
import type { NoticeDecision } from '../../domain/notice/notice-policy.js';

export const planJob = 'messenger.plan-notices';
export const noticeJob = 'messenger.push-notice';
export const digestJob = 'messenger.push-digest';
export const deviceJob = 'messenger.push-to-device';

export interface PlanOrder {
  readonly conversationId: string;
  /** ISO instants, half-open. */
  readonly from: string;
  readonly to: string;
}
export interface NoticeOrder {
  readonly messageId: string;
  readonly employeeId: string;
  /** Which look this is: 1 for the first. */
  readonly look: number;
}
export interface DigestOrder {
  readonly employeeId: string;
  /** The day of the person that the digest opens. */
  readonly day: string;
  readonly look: number;
}
export interface DeviceOrder {
  readonly deviceId: string;
  readonly employeeId: string;
  readonly about: { readonly messageId: string } | { readonly day: string };
  readonly attempt: number;
}
/** A key is forever, so each further look has its own. */
const look = (n: number): string => (n === 1 ? '' : `:${n}`);

/** The orders of notices and their natural keys: what is ordered twice is done once. */
@UseCase()
export class NoticeJobs {
  constructor(private readonly jobs: Jobs) {}

  plan(conversationId: string, key: string, { from, to, runAt }: { from: Date; to: Date; runAt: Date }): Promise<void> {
    const payload: PlanOrder = { conversationId, from: from.toISOString(), to: to.toISOString() };
    return this.jobs.enqueue({ job: planJob, key, payload, runAt });
  }
  notice(order: NoticeOrder, runAt: Date): Promise<void> {
    const key = `${order.messageId}:${order.employeeId}${look(order.look)}`;
    return this.jobs.enqueue({ job: noticeJob, key, payload: order, runAt });
  }
  /** The first order of a day wins; only that one orders further looks. So there is at most one digest a day. */
  digest(order: DigestOrder, runAt: Date): Promise<void> {
    const key = `${order.employeeId}:${order.day}${look(order.look)}`;
    return this.jobs.enqueue({ job: digestJob, key, payload: order, runAt });
  }
  device(order: DeviceOrder, runAt: Date): Promise<void> {
    const about = 'messageId' in order.about ? order.about.messageId : `digest:${order.about.day}`;
    const job: JobOrder = {
      job: deviceJob,
      key: `${about}:${order.deviceId}${look(order.attempt)}`,
      payload: order,
      runAt,
    };
    return this.jobs.enqueue(job);
  }

  /** What a decision about a message comes to; one that is due now is the caller's to do. */
  async follow(
    decision: NoticeDecision,
    { dayOf, ...order }: NoticeOrder & { dayOf: (instant: Date) => string },
  ): Promise<void> {
    if (decision.what === 'push') await this.notice(order, decision.at);
    if (decision.what === 'digest')
      await this.digest({ employeeId: order.employeeId, day: dayOf(decision.at), look: 1 }, decision.at);
  }
}
