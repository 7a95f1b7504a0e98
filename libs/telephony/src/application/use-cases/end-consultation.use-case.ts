import { UseCase } from '@prorab/platform/marks';
import type { Call } from '../../domain/call.js';
import { cancel, complete, conference } from '../../domain/handing-over.js';
import { TalkSteering } from '../talk-steering.js';

/** Whoever asked a colleague gives him the customer, talks on with both, or takes the customer back. */
@UseCase()
export class EndConsultation {
  constructor(private readonly talks: TalkSteering) {}

  /** @throws CallMissing, CallNotYours, CallNotTalking, NoConsultation */
  execute({ callId, how }: { callId: string; how: 'complete' | 'conference' | 'cancel' }): Promise<Call> {
    return this.talks.move(callId, (state, _, at) => {
      if (how === 'conference') return conference(state);
      return how === 'complete' ? complete(state, at) : cancel(state, at);
    });
  }
}
