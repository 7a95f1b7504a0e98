import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { CustomerCalled } from '../../contract/index.js';
import { RecordOutgoingCall } from '../use-cases/record-outgoing-call.use-case.js';

/** One of us called a customer: it stands in his history. */
@OnEvent(CustomerCalled, { as: 'sales.record-call-when-customer-called' })
export class RecordCallWhenCustomerCalled implements Subscriber<CustomerCalled> {
  constructor(private readonly useCase: RecordOutgoingCall) {}

  async handle(event: CustomerCalled): Promise<void> {
    await this.useCase.execute({ called: event });
  }
}
