import { UseCase, currentActor } from '@prorab/platform/marks';
import { CallNotTalking } from '../../domain/call.errors.js';
import { CallControl } from '../ports/call-control.port.js';
import { TalkSteering, legFor } from '../talk-steering.js';

/** His own phone is hung up, as by its key; what follows from it is told by the exchange. */
@UseCase()
export class LeaveTalk {
  constructor(
    private readonly talks: TalkSteering,
    private readonly control: CallControl,
  ) {}

  /** @throws CallMissing, CallNotYours, CallNotTalking, ExchangeUnavailable */
  async execute({ callId }: { callId: string }): Promise<void> {
    const call = await this.talks.look(callId);
    if (call.state.stage !== 'talking') throw new CallNotTalking(callId);
    await this.control.hangUp(legFor(currentActor(), call).id);
  }
}
