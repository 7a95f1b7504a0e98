import { Query, currentActor, holds } from '@prorab/platform/marks';
import { Branches } from '../../ports/branches.port.js';
import type { FunnelScope } from './funnel-scope.js';

/** Whose deals the one who asks may see (SA-21): all, those of his branch, or his own. */
@Query()
export class FunnelReaders {
  constructor(private readonly branches: Branches) {}

  async scope(): Promise<FunnelScope> {
    const actor = currentActor();
    if (actor.kind === 'system' || holds(actor.role, 'sales.funnel.read-all')) return { kind: 'all' };
    const { employeeId } = actor;
    const branchId = (await this.branches.all()).workplaces.get(employeeId);
    return branchId !== undefined && holds(actor.role, 'sales.funnel.read-team')
      ? { kind: 'team', branchId, employeeId }
      : { kind: 'own', employeeId };
  }
}
