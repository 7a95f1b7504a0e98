import { UseCase } from '@prorab/platform/marks';
import { AssignmentPolicy } from '../../domain/distribution/assignment-policy.js';
import { entryWeight } from '../../domain/distribution/load.js';
import type { PolicyDocument } from '../../domain/distribution/policy-document.js';
import { type PastInquiry, simulate } from '../../domain/distribution/simulation.js';
import { type SimulationReport, Tally } from '../../domain/distribution/simulation-report.js';
import { PeriodEmpty, PeriodTooLong } from '../application-errors.js';
import { groupsOf } from '../distribution.js';
import { Colleagues } from '../ports/colleagues.port.js';
import { PastInquiries, type ReallyHappened } from '../ports/past-inquiries.port.js';

const day = 86_400_000;
const limitDays = 62;
const stepMinutes = 15;

/** Plays a past period under another policy and lays it beside what happened. Reads only. */
@UseCase()
export class ReplayDistribution {
  constructor(
    private readonly past: PastInquiries,
    private readonly colleagues: Colleagues,
  ) {}

  /** @throws PeriodEmpty, PeriodTooLong */
  async execute({
    from,
    to,
    policy,
  }: {
    from: Date;
    to: Date;
    policy: PolicyDocument;
  }): Promise<{ happened: SimulationReport; played: SimulationReport }> {
    if (to <= from) throw new PeriodEmpty();
    const days = (to.getTime() - from.getTime()) / day;
    if (days > limitDays) throw new PeriodTooLong(Math.ceil(days), limitDays);
    const weigh = (p: PastInquiry): PastInquiry => ({
      ...p,
      facts: { ...p.facts, weight: entryWeight(policy, p.facts.channel) },
    });
    const rows = (await this.past.receivedBetween(from, to)).map((r) => ({ ...r, past: weigh(r.past) }));
    const pictures = await this.colleagues.during({ from, to, stepMinutes });
    const played = simulate({
      policy: new AssignmentPolicy(policy),
      inquiries: rows.map((r) => r.past),
      presence: (at) => {
        const step = Math.floor((at.getTime() - from.getTime()) / (stepMinutes * 60_000));
        const people = pictures[Math.max(0, Math.min(step, pictures.length - 1))]?.people ?? [];
        return people.map((p) => ({ ...p, groups: groupsOf(policy, p) }));
      },
      from,
      to,
      tickMinutes: stepMinutes,
    });
    return { happened: happened(rows, from, to), played };
  }
}

/** The same sums over what was really done. */
function happened(rows: readonly ReallyHappened[], from: Date, to: Date): SimulationReport {
  const tally = new Tally(from);
  const loads = new Map<string, number>();
  const steps = rows.flatMap(({ past, firstAssignedAt, employeeId }) => {
    if (firstAssignedAt === null || employeeId === null) return [];
    tally.given(employeeId, firstAssignedAt.getTime() - past.arrivedAt.getTime());
    const { weight } = past.facts;
    const start = firstAssignedAt.getTime();
    return [
      { at: start, employeeId, by: weight },
      { at: start + past.heldForMs, employeeId, by: -weight },
    ].filter((s) => s.at <= to.getTime());
  });
  for (const { at, employeeId, by } of steps.sort((a, b) => a.at - b.at)) {
    const load = Math.round(((loads.get(employeeId) ?? 0) + by) * 1000) / 1000;
    loads.set(employeeId, load);
    tally.load(employeeId, load, at);
  }
  return tally.report({ to, stillWaiting: rows.filter((r) => r.firstAssignedAt === null).length });
}
