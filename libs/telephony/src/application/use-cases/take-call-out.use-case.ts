import { DomainError, newId } from '@prorab/kernel';
import { Locks, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { Call } from '../../domain/call.js';
import { CallChanges } from '../call-changes.js';
import { CallSteering } from '../call-steering.js';
import { type OutgoingSide, OutgoingCalls } from '../outgoing-calls.js';
import { OutgoingRules } from '../outgoing-rules.js';
import { CallControl, type ExchangeChannel } from '../ports/call-control.port.js';
import { CallBook } from '../ports/call-book.port.js';
import { type PhoneOwner, PhoneOwners } from '../ports/phone-owners.port.js';
import { extensionOf } from '../ports/phones.port.js';

const MINUTE_MS = 60_000;

/** Somebody has dialled at a phone of the house: whom he means is called, and he hears how it goes. */
@UseCase()
export class TakeCallOut {
  constructor(
    private readonly owners: PhoneOwners,
    private readonly outgoing: OutgoingCalls,
    private readonly rules: OutgoingRules,
    private readonly calls: CallBook,
    private readonly changes: CallChanges,
    private readonly steering: CallSteering,
    private readonly control: CallControl,
    private readonly locks: Locks,
    private readonly work: UnitOfWork,
  ) {}

  async execute({ channel, at }: { channel: ExchangeChannel; at: Date }): Promise<void> {
    const { id: channelId, endpoint, dialled } = channel;
    const extension = extensionOf(endpoint);
    const owner = await this.owners.byExtension(extension);
    const side = await this.#sideOf(dialled, owner);
    // A phone whose owner has left, or makes no calls, reaches colleagues.
    if (!side || (side.caller.kind !== 'inside' && owner?.callsOut !== true))
      return this.control.hangUp(channelId, 'rejected');
    const call = Call.make(
      { ...side, id: newId(), channelId, startedAt: at },
      { employeeId: owner?.employeeId ?? null, extension, lifted: true },
    );
    const kept = await this.#keep(call);
    if (kept === 'too-many') return this.control.hangUp(channelId, 'rejected');
    if (kept === 'known') return;
    await this.steering.change(channelId, (one) => one.begin(this.rules.ownSeconds));
  }
  /** Whoever has the password of a phone makes no more calls with it than its owner from the desk. */
  #keep(call: Call): Promise<'kept' | 'known' | 'too-many'> {
    const { channelId, calledBy, startedAt } = call.state;
    return this.work.run(async () => {
      await this.locks.hold(`telephony.calls-of:${calledBy}`);
      if (await this.calls.takeByChannel(channelId)) return 'known';
      const his =
        calledBy === null ? [] : await this.calls.outgoingOf(calledBy, new Date(startedAt.getTime() - MINUTE_MS));
      if (his.length >= this.rules.callsPerMinute) return 'too-many';
      return (await this.changes.arrived(call)) ? 'kept' : 'known';
    });
  }
  /** null: nobody can or may be called so; his phone says no. */
  async #sideOf(dialled: string, owner: PhoneOwner | null): Promise<OutgoingSide | null> {
    try {
      return await this.outgoing.sideOf(dialled, owner);
    } catch (error) {
      if (error instanceof DomainError && error.kind !== 'unavailable') return null;
      throw error;
    }
  }
}
