import { Every, JobHandler } from '@prorab/platform/marks';
import { TellWhoMayCall } from '../../../application/use-cases/tell-who-may-call.use-case.js';

/** Whoever comes, leaves, or gets another phone or role: nobody has to think of the exchange, and one that was away or set up anew has it, too. */
@Every({ everyMs: 20_000, missed: 'skip' })
@JobHandler('telephony.tell-who-may-call', { transactional: false, attempts: 1, leaseMs: 60_000 })
export class TellWhoMayCallByTheClock {
  constructor(private readonly useCase: TellWhoMayCall) {}

  async run(): Promise<void> {
    await this.useCase.execute();
  }
}
