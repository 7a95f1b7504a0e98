import type { SqlValue } from '@prorab/platform/marks';
import type { CallState } from '../../../domain/call.js';
import { sourceOf } from '../../../domain/site-visit.js';

const NOT_COUNTED = { started_hour: null, waited_s: null, talked_s: null, visit_source: null } as const;
const seconds = (from: Date, to: Date | null): number | null =>
  to && Math.max(0, Math.floor((to.getTime() - from.getTime()) / 1000));

/** What the report adds up, in columns that a table of any engine can group by. Calls that go out and those of colleagues are not counted, nor what goes on yet. */
export function figuresOf({
  direction,
  stage,
  caller,
  startedAt,
  answeredAt,
  endedAt,
  visit,
}: CallState): Record<string, SqlValue> {
  if (direction === 'out' || stage !== 'ended' || caller.kind === 'inside') return NOT_COUNTED;
  return {
    started_hour: Math.floor(startedAt.getTime() / 3_600_000),
    waited_s: seconds(startedAt, answeredAt ?? endedAt),
    talked_s: answeredAt && seconds(answeredAt, endedAt),
    visit_source: sourceOf(visit),
  };
}
