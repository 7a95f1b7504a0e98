import { UseCase } from '@prorab/platform/marks';
import type { Call } from '../../domain/call.js';
import { hold, unhold } from '../../domain/talk.js';
import { TalkSteering } from '../talk-steering.js';

/** The customer hears music, or is taken back. */
@UseCase()
export class HoldCustomer {
  constructor(private readonly talks: TalkSteering) {}

  /** @throws CallMissing, CallNotYours, CallNotTalking, CallMoving */
  execute({ callId, held }: { callId: string; held: boolean }): Promise<Call> {
    return this.talks.move(callId, (state, { id }, at) => (held ? hold(state, id, at) : unhold(state, id)));
  }
}
