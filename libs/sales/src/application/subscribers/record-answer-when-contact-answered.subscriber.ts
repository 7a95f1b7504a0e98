import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { ContactAnswered } from '../../contract/index.js';
import { RecordAnswer } from '../use-cases/record-answer.use-case.js';

/** An answer, wherever it was sent from, answers the inquiry. */
@OnEvent(ContactAnswered, { as: 'sales.record-answer-when-contact-answered' })
export class RecordAnswerWhenContactAnswered implements Subscriber<ContactAnswered> {
  constructor(private readonly useCase: RecordAnswer) {}

  async handle(event: ContactAnswered): Promise<void> {
    await this.useCase.execute({ answer: event });
  }
}
