import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { MissedCallWaits } from '@prorab/telephony/contract';
import { TellOfMissedCall } from '../use-cases/tell-of-missed-call.use-case.js';

/** A caller whom nobody took is to be called back: who is to do it hears of it, later the heads. */
@OnEvent(MissedCallWaits, { as: 'assistant.tell-when-missed-call-waits' })
export class TellWhenMissedCallWaits implements Subscriber<MissedCallWaits> {
  constructor(private readonly useCase: TellOfMissedCall) {}

  async handle({ partyName = null, branchId = null, employeeId = null, ...event }: MissedCallWaits): Promise<void> {
    const { episodeId, number, lineTitle, step, count, missedAt, at } = event;
    await this.useCase.execute({
      ...{ episodeId, number, lineTitle, step, count, partyName, branchId, employeeId },
      ...{ missedAt: new Date(missedAt), at: new Date(at) },
    });
  }
}
