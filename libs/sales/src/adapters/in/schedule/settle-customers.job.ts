import { JobHandler } from '@prorab/platform/marks';
import { type SettleCustomersOrder, settleCustomersJob } from '../../../application/invoices/settle-customers-job.js';
import { SettleCustomers } from '../../../application/use-cases/invoices/settle-customers.use-case.js';

/** Orders the next one itself, as long as there is something left. */
@JobHandler(settleCustomersJob)
export class SettleCustomersJob {
  constructor(private readonly useCase: SettleCustomers) {}

  async run(order: SettleCustomersOrder): Promise<void> {
    await this.useCase.execute(order);
  }
}
