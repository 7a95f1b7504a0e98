import { Query } from '@prorab/platform/marks';
import { Reconciliations } from '../ports/reconciliations.port.js';

/** Where the last nightly counts differ, the newest day first. */
@Query()
export class ShowReconciliation {
  constructor(private readonly reconciliations: Reconciliations) {}

  async execute() {
    const all = await this.reconciliations.all();
    return all.map((d) => ({ ...d, checkedAt: d.checkedAt.toISOString() }));
  }
}
