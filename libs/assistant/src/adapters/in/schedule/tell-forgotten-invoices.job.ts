import { JobHandler } from '@prorab/platform/marks';
import { forgottenListJob } from '../../../application/use-cases/order-morning-lists.use-case.js';
import { TellForgottenInvoices } from '../../../application/use-cases/tell-forgotten-invoices.use-case.js';

/** The forgotten invoices of one person for one day. */
@JobHandler(forgottenListJob)
export class TellForgottenInvoicesToPerson {
  constructor(private readonly useCase: TellForgottenInvoices) {}

  async run(person: { employeeId: string; day: string }): Promise<void> {
    await this.useCase.execute(person);
  }
}
