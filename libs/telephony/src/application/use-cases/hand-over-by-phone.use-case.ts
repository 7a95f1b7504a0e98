import { Clock, DomainError } from '@prorab/kernel';
import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { callerChannelOf } from '../../domain/call.js';
import { TargetUnfit } from '../../domain/call.errors.js';
import { handOver } from '../../domain/handing-over.js';
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

  /** @param to dialled there; null: another talk of this phone, which is not known here */
  async execute({ channelId: legId, to }: { channelId: string; to: string | null }): Promise<void> {
    try {
      if (to === null) throw new TargetUnfit('another talk of the phone');
      await this.#handOver(legId, to);
    } catch (error) {
      await this.control.answerHandOver(legId, false);
      if (error instanceof DomainError) return;
      throw error;
    }
    await this.control.answerHandOver(legId, true);
  }
  async #handOver(legId: string, said: string): Promise<void> {
    const channelId = callerChannelOf(legId);
    const call = await this.work.run(async () => this.calls.takeByChannel(channelId));
    if (!call) throw new TargetUnfit(said);
    const { branchId, line } = call.state;
    const { employeeId: by } = talkerOf(call.state, legId);
    const to = await this.targets.of({ to: said }, line, by);
    const [fromName, rescue] = await Promise.all([
      this.targets.nameOf(by),
      this.targets.group(branchId, new Set([by, to.employeeId])),
    ]);
    const { seconds } = this.settings.rules;
    const at = this.clock.now();
    await this.steering.change(channelId, (one) =>
      one.during((now) => handOver(now, { how: 'transfer', legId, fromName, to, rescue, seconds }, at), at),
    );
  }
}
