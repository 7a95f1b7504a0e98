import { Clock, UseCase, currentActor, holds } from '@prorab/platform/marks';
import { type Recipient, isAway } from '../domain/reminder/recipient.js';
import { NotYourReminder, RecipientUnknown } from '../domain/reminder/reminder-errors.js';
import { type Owner, type ReminderRecord, ownerKey } from '../domain/reminder/reminder-record.js';
import { ReminderRecipients } from './ports/reminder-recipients.port.js';

/** Whose reminders are whose business. */
@UseCase()
export class ReminderAccess {
  constructor(
    private readonly recipients: ReminderRecipients,
    private readonly clock: Clock,
  ) {}

  /** One's own, those that one has made, those of one's team, those of whom one stands in for; of others with the right to. @throws NotYourReminder */
  async check({ owner, createdBy, number }: Pick<ReminderRecord, 'owner' | 'createdBy' | 'number'>): Promise<void> {
    const actor = currentActor();
    if (actor.kind !== 'employee' || holds(actor.role, 'assistant.reminder.work-any')) return;
    const { employeeId } = actor;
    if (createdBy === employeeId || (owner.kind === 'employee' && owner.employeeId === employeeId)) return;
    const now = this.clock.now();
    const people = await this.recipients.at(now);
    const me = people.find((p) => p.employeeId === employeeId);
    if (me && isOfTeam(owner, me)) return;
    const whose = people.find((p) => owner.kind === 'employee' && p.employeeId === owner.employeeId);
    // What is personal is a deputy's only as long as he stands in.
    if (whose?.deputyId !== employeeId || !isAway(whose, now)) throw new NotYourReminder(number);
  }

  /** @throws RecipientUnknown */
  async person(employeeId: string): Promise<Recipient> {
    const people = await this.recipients.at(this.clock.now());
    const person = people.find((p) => p.employeeId === employeeId && p.active);
    if (!person) throw new RecipientUnknown(employeeId);
    return person;
  }
}

const isOfTeam = (owner: Owner, { role, branchId }: Recipient): boolean =>
  owner.kind === 'team' && owner.role === role && (owner.branchId ?? branchId) === branchId;

/** Of whom somebody is reminded: himself, and the teams that he is of. */
export const ownersOf = ({
  employeeId,
  role,
  branchId,
}: Pick<Recipient, 'employeeId' | 'role' | 'branchId'>): string[] => [
  ownerKey({ kind: 'employee', employeeId }),
  ownerKey({ kind: 'team', role, branchId: null }),
  ownerKey({ kind: 'team', role, branchId }),
];
