import { Every, JobHandler } from '@prorab/platform/marks';
import { ClearStaleLogins } from '../../../application/use-cases/clear-stale-logins.use-case.js';

@Every({ everyMs: 3_600_000 })
@JobHandler('team.clear-stale-logins')
export class ClearStaleLoginsJob {
  constructor(private readonly clear: ClearStaleLogins) {}

  async run(): Promise<void> {
    await this.clear.execute();
  }
}
