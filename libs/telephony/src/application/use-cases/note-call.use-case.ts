import { Clock } from '@prorab/kernel';
import { UseCase, currentActor } from '@prorab/platform/marks';
import { CallNotYours } from '../../domain/call.errors.js';
import { TalkSteering, maySteerAny } from '../talk-steering.js';

/** What is typed while talking, and afterwards; whoever comes last has the last word. */
@UseCase()
export class NoteCall {
  constructor(
    private readonly talks: TalkSteering,
    private readonly clock: Clock,
  ) {}

  /** @throws CallMissing, CallNotYours */
  async execute({ callId, text }: { callId: string; text: string }): Promise<void> {
    const actor = currentActor();
    await this.talks.change(callId, (call) => {
      const { legs } = call.state;
      const who = actor.kind === 'employee' ? actor.employeeId : null;
      const talked = legs.some((leg) => leg.employeeId === who && leg.answeredAt && leg.purpose !== 'listen');
      if (who === null || !(talked || maySteerAny(actor))) throw new CallNotYours(callId);
      call.note(text, who, this.clock.now());
      return [];
    });
  }
}
