import type { InquiryStatus } from '../inquiry/inquiry-status.js';
import { percentile } from './percentile.js';

/** Inquiries wait and are worked on in working time; invoices are issued and paid in days and nights. */
export const timedStages = ['waiting', 'assigned', 'in-work', 'answered', 'to-invoice', 'to-payment'] as const;
export type TimedStage = (typeof timedStages)[number];
export const inWorkingTime = (stage: TimedStage): boolean => stage !== 'to-invoice' && stage !== 'to-payment';

export interface TimedDeal {
  managerId: string | null;
  kind: 'inquiry' | 'invoice';
  at: Date;
  firstInvoiceAt: Date | null;
  /** When the last of its invoices was paid; null while one is not. */
  paidAt: Date | null;
  /** Of the states that have ended. */
  spent: Readonly<Partial<Record<InquiryStatus, { workingMinutes: number }>>>;
}
export interface StageTime {
  stage: TimedStage;
  time: 'working' | 'calendar';
  /** Deals that have left the stage. */
  measured: number;
  /** Half of them were faster, nine of ten were. */
  medianHours: number;
  p90Hours: number;
}
export interface StageTimes {
  all: StageTime[];
  managers: { managerId: string | null; stages: StageTime[] }[];
}

const HOUR = 3_600_000;
const tenth = (hours: number): number => Math.round(hours * 10) / 10;

function hoursIn(stage: TimedStage, deal: TimedDeal): number | null {
  const between = (from: Date, to: Date): number => Math.max(0, to.getTime() - from.getTime()) / HOUR;
  const { kind, at, firstInvoiceAt, paidAt, spent } = deal;
  if (stage === 'to-invoice') return kind === 'inquiry' && firstInvoiceAt ? between(at, firstInvoiceAt) : null;
  if (stage === 'to-payment') return firstInvoiceAt && paidAt ? between(firstInvoiceAt, paidAt) : null;
  const time = spent[stage];
  return time ? time.workingMinutes / 60 : null;
}

function linesOf(deals: readonly TimedDeal[]): StageTime[] {
  return timedStages.flatMap((stage): StageTime[] => {
    const hours = deals.flatMap((deal) => hoursIn(stage, deal) ?? []);
    const [median, p90] = [percentile(hours, 50), percentile(hours, 90)];
    if (median === null || p90 === null) return [];
    const time = inWorkingTime(stage) ? 'working' : 'calendar';
    return [{ stage, time, measured: hours.length, medianHours: tenth(median), p90Hours: tenth(p90) }];
  });
}

/** How long deals stay where: of all, and of each manager, who had most first. */
export function stageTimesOf(deals: readonly TimedDeal[]): StageTimes {
  const byManager = [...Map.groupBy(deals, (deal) => deal.managerId)].sort(([, a], [, b]) => b.length - a.length);
  return {
    all: linesOf(deals),
    managers: byManager.map(([managerId, theirs]) => ({ managerId, stages: linesOf(theirs) })),
  };
}
