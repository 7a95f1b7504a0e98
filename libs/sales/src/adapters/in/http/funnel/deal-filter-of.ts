import { RequestInvalid, isInstant, me } from '@prorab/platform';
import type { DealFilter } from '../../../../application/queries/funnel/deal-filter.js';
import type { Dimension } from '../../../../domain/funnel/stages.js';
import type { DealsFilterQuery } from './funnel.dto.js';

const orNone = <T extends string>(value: T | 'none'): T | null => (value === 'none' ? null : (value as T));
const managerOf = (manager: string): string | null =>
  manager === 'mine' ? me().employeeId : manager === 'nobody' ? null : manager;

/** What the reader asks for, as the funnel understands it. @throws RequestInvalid for 31 February */
export function dealFilterOf(asked: DealsFilterQuery): DealFilter {
  const { from, to, week, channel, manager, branch, source, reason, ripe, reached, stoppedAt, outcome } = asked;
  for (const [name, day] of Object.entries({ from, to, week }))
    if (day !== undefined && !isInstant(`${day}T00:00:00Z`)) throw new RequestInvalid([`${name} must be a day`]);
  return {
    ...{ from, to },
    ...(week === undefined ? {} : { week }),
    ...(channel === undefined ? {} : { channel: orNone(channel) }),
    ...(manager === undefined ? {} : { managerId: managerOf(manager) }),
    ...(branch === undefined ? {} : { branchId: orNone(branch) }),
    ...(source === undefined ? {} : { source: orNone(source) }),
    ...(reason === undefined ? {} : { reason: orNone(reason) }),
    ...(ripe === undefined ? {} : { ripe: ripe === 'true' }),
    ...(reached === undefined ? {} : { reached }),
    ...(stoppedAt === undefined ? {} : { stoppedAt }),
    ...(outcome === undefined ? {} : { outcome }),
  };
}
/** The values of a line as the query of the deals takes them. */
export const cellForQuery = (cell: Partial<Record<Dimension, string | null>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(cell).map(([name, value]) => [name, value ?? (name === 'manager' ? 'nobody' : 'none')]),
  );
