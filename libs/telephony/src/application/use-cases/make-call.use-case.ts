import { Clock, newId } from '@prorab/kernel';
import { type Actor, Locks, UnitOfWork, UseCase, actorId, currentActor, holds } from '@prorab/platform/marks';
import { CLICKED, Call, type CallPurpose } from '../../domain/call.js';
import { calledNumberOf } from '../../domain/caller.js';
import { ExchangeUnavailable } from '../../domain/exchange.errors.js';
import { TelephonyOff } from '../../domain/exchange-files.errors.js';
import { CallKeyReused, CallerBusy, OwnPhoneMissing, TooManyCalls } from '../../domain/outgoing.errors.js';
import { CallChanges } from '../call-changes.js';
import { CallSteering } from '../call-steering.js';
import { OutgoingCalls } from '../outgoing-calls.js';
import { OutgoingRules } from '../outgoing-rules.js';
import { CallBook } from '../ports/call-book.port.js';
import { ExchangePresence } from '../ports/exchange-presence.port.js';
import { type PhoneOwner, PhoneOwners } from '../ports/phone-owners.port.js';
import { TelephonySettings } from '../telephony-settings.js';

export interface CallWish {
  /** As people write it; an extension of a colleague, too. */
  readonly to: string;
  readonly about: CallPurpose;
  /** Of the request, up to 40 letters, digits and hyphens: given twice by one person, it is one call. */
  readonly key: string | null;
}
const MINUTE_MS = 60_000;

/** Somebody calls from the desk: his own phone rings, and when he has picked up, the other side does. Wished twice, it is one call. */
@UseCase()
export class MakeCall {
  constructor(
    private readonly owners: PhoneOwners,
    private readonly outgoing: OutgoingCalls,
    private readonly rules: OutgoingRules,
    private readonly calls: CallBook,
    private readonly changes: CallChanges,
    private readonly steering: CallSteering,
    private readonly settings: TelephonySettings,
    private readonly presence: ExchangePresence,
    private readonly locks: Locks,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws TelephonyOff, ExchangeUnavailable, OwnPhoneMissing, NumberUndiallable, NumberForbidden, CallerBusy, TooManyCalls, CallKeyReused.
   * What is wrong with his phone is told by the call itself.
   */
  async execute({ to, about: said, key }: CallWish): Promise<Call> {
    const me = actorId();
    if (!this.settings.on) throw new TelephonyOff();
    const owner = me === null ? null : await this.owners.ofEmployee(me);
    if (!owner) throw new OwnPhoneMissing();
    const away = await this.presence.away();
    if (away) throw new ExchangeUnavailable(away.why);
    const { party, ...side } = await this.outgoing.sideOf(to, owner);
    // A talk answers the inquiry that it names, which ends the episode. Of everybody else sales finds it by the number.
    const about = mayEndEpisodes(currentActor()) ? said : { ...said, inquiryId: null };
    const stranger = { name: null, responsibleId: null, branchId: null, code1c: null };
    const nothing = { openInvoices: null, openInquiry: null, lastContact: null };
    const asked = about.partyId === null ? null : { partyId: about.partyId, ...stranger, ...nothing };
    const call = Call.make(
      {
        ...{ ...side, party: party ?? asked, about, id: newId(), startedAt: this.clock.now() },
        channelId: `${CLICKED}${key === null ? newId() : `${owner.employeeId}-${key}`}`,
      },
      { employeeId: owner.employeeId, extension: owner.extension, lifted: false },
    );
    const same = await this.#keep(call, owner);
    if (same) return same;
    const { channelId } = call.state;
    return (await this.steering.change(channelId, (one) => one.begin(this.rules.ownSeconds))) ?? call;
  }

  /** @returns the call that this one would repeat */
  #keep(call: Call, { employeeId }: PhoneOwner): Promise<Call | null> {
    const { channelId, caller, startedAt } = call.state;
    const to = calledNumberOf(caller);
    return this.work.run(async () => {
      await this.locks.hold(`telephony.calls-of:${employeeId}`);
      const again = await this.calls.takeByChannel(channelId);
      if (again && calledNumberOf(again.state.caller) !== to) throw new CallKeyReused();
      if (again) return again;
      const his = await this.calls.outgoingOf(employeeId, new Date(startedAt.getTime() - MINUTE_MS));
      const open = his.find((one) => one.isOpen && one.to === to);
      if (open) return this.calls.takeByChannel(open.channelId);
      const { talking } = await this.calls.activity(startedAt);
      if (talking.has(employeeId)) throw new CallerBusy();
      if (his.length >= this.rules.callsPerMinute) throw new TooManyCalls(this.rules.callsPerMinute);
      await this.changes.arrived(call);
      return null;
    });
  }
}
const mayEndEpisodes = (actor: Actor): boolean =>
  actor.kind === 'employee' && holds(actor.role, 'telephony.missed.close');
