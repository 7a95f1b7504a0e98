import { JobHandler } from '@prorab/platform/marks';
import { morningListJob } from '../../../application/use-cases/order-morning-lists.use-case.js';
import { TellMorningList } from '../../../application/use-cases/tell-morning-list.use-case.js';

/** The list of one person for one day. */
@JobHandler(morningListJob)
export class TellMorningListOfPerson {
  constructor(private readonly useCase: TellMorningList) {}

  async run(person: { employeeId: string; day: string }): Promise<void> {
    await this.useCase.execute(person);
  }
}
