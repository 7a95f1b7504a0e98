import { Clock, newId } from '@prorab/kernel';
import { UnitOfWork, UseCase, actorId } from '@prorab/platform/marks';
import { ContactReceived } from '../../contract/index.js';
import type { Channel } from '../../domain/channel.js';
import { type ContactPointKind, pointKeys } from '../../domain/party/contact-point.js';
import { ContactPointInvalid } from '../../domain/party/party-errors.js';
import { EmployeeNeeded } from '../application-errors.js';
import { SalesRules } from '../sales-rules.js';
import { ReceiveContact } from './receive-contact.use-case.js';
import { TakeInquiry } from './take-inquiry.use-case.js';

export interface ContactByHand {
  channel: Channel;
  from: readonly { kind: ContactPointKind; value: string }[];
  name?: string | null;
  subject: string;
  note?: string;
  /** Default: now. */
  receivedAt?: Date;
  branchId?: string | null;
  group?: string | null;
  /** Whoever writes it down works on it himself. */
  mine: boolean;
}

/** A call or a visit that an employee writes down by hand; goes the way of every contact. */
@UseCase()
export class RegisterContact {
  constructor(
    private readonly receive: ReceiveContact,
    private readonly take: TakeInquiry,
    private readonly rules: SalesRules,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws ContactPointInvalid: a person can correct what he has typed */
  execute({ contact }: { contact: ContactByHand }): Promise<{ inquiryId: string; partyId: string; outcome: string }> {
    const employeeId = actorId();
    if (employeeId === null) throw new EmployeeNeeded();
    for (const { kind, value } of contact.from)
      if (pointKeys(kind, value, this.rules.areaCode).length === 0) throw new ContactPointInvalid(kind, value);
    return this.work.run(async () => {
      const received = await this.receive.execute({
        contact: ContactReceived.of({
          contactId: `by-hand-${newId()}`,
          channel: contact.channel,
          receivedAt: (contact.receivedAt ?? this.clock.now()).toISOString(),
          from: contact.from.map((point) => ({ ...point, name: contact.name ?? null })),
          subject: contact.subject,
          preview: contact.note?.slice(0, 500) ?? '',
          threadKey: null,
          relatedThreadKey: null,
          branchId: contact.branchId ?? null,
          group: contact.group ?? null,
          employeeHint: contact.mine ? employeeId : null,
        }),
      });
      if (received.outcome === 'known') throw new Error('a new id was known');
      const { inquiryId, partyId, outcome } = received;
      // What was joined has its owner; only what is new can be kept for oneself.
      if (contact.mine && outcome === 'open') await this.take.execute({ inquiryId, employeeId });
      return { inquiryId, partyId, outcome };
    });
  }
}
