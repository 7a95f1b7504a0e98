import { UseCase, actorId, currentActor } from '@prorab/platform/marks';
import type { Call } from '../../domain/call.js';
import { ColleagueUnreachable } from '../../domain/call.errors.js';
import { handOver } from '../../domain/handing-over.js';
import { type Target, CallTargets, type TargetWish } from '../call-targets.js';
import { TalkSteering, legFor } from '../talk-steering.js';
import { TelephonySettings } from '../telephony-settings.js';

/** A call is given to a colleague or to a number outside, or he is asked first, with the customer on hold. */
@UseCase()
export class HandCallOver {
  constructor(
    private readonly targets: CallTargets,
    private readonly talks: TalkSteering,
    private readonly settings: TelephonySettings,
  ) {}

  /**
   * @throws CallMissing, CallNotYours, CallNotTalking, CallMoving, ColleagueBusy, ColleagueUnreachable (the customer is back with who talked),
   * TargetUnfit, NumberUndiallable, NumberForbidden, NoWayOut
   */
  async execute({
    callId,
    how,
    target,
  }: {
    callId: string;
    how: 'transfer' | 'consult';
    target: TargetWish;
  }): Promise<Call> {
    const by = actorId();
    const looked = await this.talks.look(callId);
    // Before the target is: who may not is told nothing of colleagues.
    legFor(currentActor(), looked);
    const { state } = looked;
    const to = await this.#target(target, state, by);
    const [fromName, rescue] = await Promise.all([
      this.targets.nameOf(by),
      this.targets.group(state.branchId, new Set([by, to.employeeId])),
    ]);
    const { seconds } = this.settings.rules;
    const call = await this.talks.move(callId, (now, { id: legId }, at) =>
      handOver(now, { how, legId, fromName, to, rescue, seconds }, at),
    );
    const leg = call.state.legs.findLast((one) => one.extension === to.extension && one.purpose === how);
    if (leg?.end === 'unreachable') throw new ColleagueUnreachable(to.name);
    return call;
  }
  /** Ordered twice, he is busy with this very call. */
  async #target(wish: TargetWish, { line, legs, handing }: Call['state'], by: string | null): Promise<Target> {
    const going = legs.find(({ id, by: asker }) => id === handing?.toLegId && asker === by);
    if (going && (wish.employeeId === going.employeeId || wish.to === going.extension)) return { ...going, name: '' };
    return this.targets.of(wish, line, by);
  }
}
