import { Every, JobHandler } from '@prorab/platform/marks';
import { AssignWaitingInquiries } from '../../../application/use-cases/assign-waiting-inquiries.use-case.js';

/** Notices openings, ends of lunch and everything that no event tells of. */
@Every({ everyMs: 20_000 })
@JobHandler('sales.give-out-by-the-clock')
export class GiveOutByTheClock {
  constructor(private readonly useCase: AssignWaitingInquiries) {}

  async run(): Promise<void> {
    await this.useCase.execute();
  }
}
