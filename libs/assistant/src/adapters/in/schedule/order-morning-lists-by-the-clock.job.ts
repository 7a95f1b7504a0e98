import { Every, JobHandler } from '@prorab/platform/marks';
import { OrderMorningLists } from '../../../application/use-cases/order-morning-lists.use-case.js';

/** Notices whose working day has begun. */
@Every({ everyMs: 60_000 })
@JobHandler('assistant.order-morning-lists-by-the-clock')
export class OrderMorningListsByTheClock {
  constructor(private readonly useCase: OrderMorningLists) {}

  async run(): Promise<void> {
    await this.useCase.execute();
  }
}
