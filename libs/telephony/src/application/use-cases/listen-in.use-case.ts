import { Clock } from '@prorab/kernel';
import { AuditLog, UnitOfWork, UseCase, actorId } from '@prorab/platform/marks';
import type { Call, Leg } from '../../domain/call.js';
import { CallNotTalking, ColleagueUnreachable } from '../../domain/call.errors.js';
import { listen } from '../../domain/listening.js';
import { CallerBusy, OwnPhoneMissing } from '../../domain/outgoing.errors.js';
import { CallBook } from '../ports/call-book.port.js';
import { PhoneOwners } from '../ports/phone-owners.port.js';
import { TalkSteering } from '../talk-steering.js';

/** The head's own phone rings; picked up, he hears a talk, and is heard by the colleague alone when he whispers. It is on record. */
@UseCase()
export class ListenIn {
  constructor(
    private readonly owners: PhoneOwners,
    private readonly calls: CallBook,
    private readonly talks: TalkSteering,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @param employeeId whom he hears; by default who talks. @throws CallMissing, CallNotTalking, OwnPhoneMissing, CallerBusy, ColleagueUnreachable, ExchangeUnavailable */
  async execute({
    callId,
    whispers,
    employeeId,
  }: {
    callId: string;
    whispers: boolean;
    employeeId?: string;
  }): Promise<Call> {
    const me = actorId();
    const owner = me === null ? null : await this.owners.ofEmployee(me);
    if (!owner) throw new OwnPhoneMissing();
    await this.talks.exchangeIsThere();
    const { talking } = await this.calls.activity(this.clock.now());
    if (talking.has(owner.employeeId)) throw new CallerBusy();
    // Before his phone rings: whatever falls down then, that he asked is known.
    const after = { whom: talkerIn(await this.talks.look(callId), employeeId).employeeId, whispers };
    await this.work.run(async () =>
      this.audit.record({ action: 'telephony.call.listen', subject: `call:${callId}`, after }),
    );
    const call = await this.talks.change(callId, (one) => {
      const at = this.clock.now();
      const heard = talkerIn(one, employeeId);
      const { extension } = owner;
      const order = { employeeId: owner.employeeId, extension, legId: heard.id, whispers };
      return one.during((state) => listen(state, order, at), at);
    });
    const leg = call.state.legs.findLast((one) => one.purpose === 'listen' && one.employeeId === owner.employeeId);
    if (leg?.end === 'unreachable') throw new ColleagueUnreachable(owner.name);
    return call;
  }
}
/** @throws CallNotTalking */
function talkerIn(call: Call, employeeId: string | undefined): Leg {
  const heard = call.talkers.find((leg) => employeeId === undefined || leg.employeeId === employeeId);
  if (!heard) throw new CallNotTalking(call.state.id);
  return heard;
}
