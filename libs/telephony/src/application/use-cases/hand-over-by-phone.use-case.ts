import { Clock, DomainError } from '@prorab/kernel';
import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { type Call, type Leg, callerChannelOf } from '../../domain/call.js';
import { TargetUnfit } from '../../domain/call.errors.js';
import { handOver } from '../../domain/handing-over.js';
import { takeOver } from '../../domain/merging.js';
import { talkerOf } from '../../domain/talk.js';
import { CallSteering } from '../call-steering.js';
import { CallTargets } from '../call-targets.js';
import { CallBook } from '../ports/call-book.port.js';
import { CallControl } from '../ports/call-control.port.js';
import { TelephonySettings } from '../telephony-settings.js';

/** A call is handed over by the keys of the phone: the same as from the desk. What cannot be is told to the phone, and the talk goes on. */
@UseCase()
export class HandOverByPhone {
  constructor(
    private readonly calls: CallBook,
    private readonly targets: CallTargets,
    private readonly steering: CallSteering,
    private readonly control: CallControl,
    private readonly settings: TelephonySettings,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * @param to dialled there
   * @param talk another one of this phone, whose other side is to have the customer; both null: one that is not known here
   */
  async execute(asked: { channelId: string; to: string | null; talk: string | null }): Promise<void> {
    const { channelId, to, talk } = asked;
    try {
      if (talk !== null) return await this.#giveTo(channelId, talk);
      if (to === null) throw new TargetUnfit('another talk of the phone');
      await this.#handOver(channelId, to);
    } catch (error) {
      await this.control.answerHandOver(channelId, false);
      if (error instanceof DomainError) return;
      throw error;
    }
    await this.control.answerHandOver(channelId, true);
  }
  async #handOver(legId: string, said: string): Promise<void> {
    const call = await this.#callOf(legId, said);
    const { branchId, line, channelId } = call.state;
    const { employeeId: by } = talkerOf(call.state, legId);
    const to = await this.targets.of({ to: said }, line, by);
    const way = await this.#wayBack(branchId, by, to.employeeId);
    const at = this.clock.now();
    await this.steering.change(channelId, (one) =>
      one.during((now) => handOver(now, { how: 'transfer', legId, to, ...way }, at), at),
    );
  }
  /** The phone has two talks, and gives the other side of the one to that of the other one. */
  async #giveTo(askedBy: string, talk: string): Promise<void> {
    const [here, there] = await Promise.all([this.#callOf(askedBy, talk), this.#callOf(talk, talk)]);
    const ways = [aWay(here, askedBy, there, talk), aWay(there, talk, here, askedBy)].flatMap((way) => way ?? []);
    // It is the customer's call that goes on, whichever of the two the phone has named first.
    const found = ways.find(({ kept }) => kept.state.caller.kind !== 'inside') ?? ways[0];
    if (!found) throw new TargetUnfit('another talk of the phone');
    const { kept, leg, other } = found;
    const who = await this.targets.otherSideOf(other.state.caller);
    const way = await this.#wayBack(kept.state.branchId, leg.employeeId, who.employeeId);
    const at = this.clock.now();
    const channels = [kept.state.channelId, other.state.channelId] as const;
    await this.steering.changeBoth(channels, (one, merged) => {
      const { guest, orders } = merged.mergeInto(one.state, at);
      const order = { ...way, askedBy, legId: leg.id, guest: { ...guest, ...who } };
      return [one.during((now) => takeOver(now, order, at), at), orders];
    });
  }
  /** The call that a channel is in: after a merge it is another one than it was named by. @throws TargetUnfit */
  async #callOf(channelId: string, said: string): Promise<Call> {
    return this.work.run(async () => {
      let call = await this.calls.takeByChannel(callerChannelOf(channelId));
      while (call?.state.mergedInto) call = await this.calls.takeByChannel(call.state.mergedInto.channelId);
      if (!call) throw new TargetUnfit(said);
      return call;
    });
  }
  /** For what nobody takes. */
  async #wayBack(branchId: string | null, by: string | null, to: string | null) {
    const [fromName, rescue] = await Promise.all([
      this.targets.nameOf(by),
      this.targets.group(branchId, new Set([by, to])),
    ]);
    return { fromName, rescue, seconds: this.settings.rules.seconds };
  }
}

/** Of two calls, one that its own phone makes can come into the other one, where the same phone talks; null: not so. */
function aWay(kept: Call, legId: string, other: Call, ownId: string): { kept: Call; leg: Leg; other: Call } | null {
  const leg = kept.talkers.find(({ id }) => id === legId);
  const own = other.talkers.find(({ id, purpose }) => id === ownId && purpose === 'own');
  const isOnePhone = leg?.extension === own?.extension && leg?.employeeId === own?.employeeId;
  return leg && own && isOnePhone && kept.state.id !== other.state.id ? { kept, leg, other } : null;
}
