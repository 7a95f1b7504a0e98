import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { ContactJudged } from '../../contract/index.js';
import { FollowVerdict } from '../use-cases/follow-verdict.use-case.js';

/** Somebody looked at the letter and said what it is: its inquiry goes off the board, or comes back. */
@OnEvent(ContactJudged, { as: 'sales.follow-verdict-when-contact-judged' })
export class FollowVerdictWhenContactJudged implements Subscriber<ContactJudged> {
  constructor(private readonly useCase: FollowVerdict) {}

  async handle(event: ContactJudged): Promise<void> {
    await this.useCase.execute({ judged: event });
  }
}
