import type { Channel } from '../channel.js';
import type { LoadedStatus, PolicyDocument } from './policy-document.js';

/** How many inquiries of one kind an employee holds. */
export interface HeldCount {
  employeeId: string;
  status: LoadedStatus;
  channel: Channel;
  count: number;
}

const thousandths = (x: number): number => Math.round(x * 1000) / 1000;

export const weightOf = (policy: PolicyDocument, status: LoadedStatus, channel: Channel): number =>
  thousandths(policy.weights.state[status] * policy.weights.channel[channel]);

/** What a new inquiry will add once its owner begins to work on it. */
export const entryWeight = (policy: PolicyDocument, channel: Channel): number =>
  Math.max(weightOf(policy, 'assigned', channel), weightOf(policy, 'in-work', channel));

/** Load by employee id. Rounded to thousandths, so that sums of 0.1 compare as a person expects. */
export function loadsOf(counts: readonly HeldCount[], policy: PolicyDocument): Map<string, number> {
  const loads = new Map<string, number>();
  for (const c of counts) {
    loads.set(
      c.employeeId,
      thousandths((loads.get(c.employeeId) ?? 0) + c.count * weightOf(policy, c.status, c.channel)),
    );
  }
  return loads;
}

/** Share of the capacity in use, rounded so that equal loads are equal. */
export const ratioOf = ({ load, capacity }: { load: number; capacity: number }): number =>
  capacity > 0 ? Math.round((load / capacity) * 1e6) : Number.MAX_SAFE_INTEGER;
