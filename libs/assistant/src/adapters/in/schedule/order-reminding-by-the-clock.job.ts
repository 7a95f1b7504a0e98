import { Every, JobHandler } from '@prorab/platform/marks';
import { OrderReminding } from '../../../application/use-cases/order-reminding.use-case.js';

/** Looks for what is due. */
@Every({ everyMs: 10_000 })
@JobHandler('assistant.order-reminding-by-the-clock')
export class OrderRemindingByTheClock {
  constructor(private readonly useCase: OrderReminding) {}

  async run(): Promise<void> {
    await this.useCase.execute();
  }
}
