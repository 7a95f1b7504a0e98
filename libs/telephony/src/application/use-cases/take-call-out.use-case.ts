import { DomainError, newId } from '@prorab/kernel';
import { UseCase } from '@prorab/platform/marks';
import { Call } from '../../domain/call.js';
import { CallChanges } from '../call-changes.js';
import { CallSteering } from '../call-steering.js';
import { type OutgoingSide, OutgoingCalls } from '../outgoing-calls.js';
import { OutgoingRules } from '../outgoing-rules.js';
import { CallControl, type ExchangeChannel } from '../ports/call-control.port.js';
import { type PhoneOwner, PhoneOwners } from '../ports/phone-owners.port.js';
import { extensionOf } from '../ports/phones.port.js';

/** Somebody has dialled at a phone of the house: whom he means is called, and he hears how it goes. */
@UseCase()
export class TakeCallOut {
  constructor(
    private readonly owners: PhoneOwners,
    private readonly outgoing: OutgoingCalls,
    private readonly rules: OutgoingRules,
    private readonly changes: CallChanges,
    private readonly steering: CallSteering,
    private readonly control: CallControl,
  ) {}

  async execute({ channel, at }: { channel: ExchangeChannel; at: Date }): Promise<void> {
    const { id: channelId, endpoint, dialled } = channel;
    const extension = extensionOf(endpoint);
    const owner = await this.owners.byExtension(extension);
    const side = await this.#sideOf(dialled, owner);
    if (!side) return this.control.hangUp(channelId, 'rejected');
    const call = Call.make(
      { ...side, id: newId(), channelId, startedAt: at },
      { employeeId: owner?.employeeId ?? null, extension, lifted: true },
    );
    if (!(await this.changes.arrived(call))) return;
    await this.steering.change(channelId, (one) => one.begin(this.rules.ownSeconds));
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
