import { newId } from '@prorab/kernel';
import { Clock, Locks, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { aReminding, naturalKey } from '../../domain/reminder/reminding.js';
import { ReminderSubjects } from '../ports/reminder-subjects.port.js';
import { RemindingLog } from '../ports/reminding-log.port.js';

/** The context that owns a thing says that the head has to look: it stands in his next total. */
@UseCase()
export class EscalateSubject {
  constructor(
    private readonly log: RemindingLog,
    private readonly subjects: ReminderSubjects,
    private readonly locks: Locks,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute({
    subject,
    id,
    ownerId,
    at,
  }: {
    subject: string;
    id: string;
    ownerId: string | null;
    at: Date;
  }): Promise<void> {
    return this.work.run(async () => {
      const about = `${subject}:${id}`;
      await this.locks.hold(`assistant.subject:${about}`);
      const key = naturalKey('sales.escalated', about, at.toISOString(), ownerId);
      const card = await this.subjects.cardOf(subject, id);
      if (!card?.open || (await this.log.known([key])).has(key)) return;
      const owner = ownerId === null ? 'team:head:*' : `employee:${ownerId}`;
      await this.log.add(
        aReminding({
          ...{
            id: newId(),
            naturalKey: key,
            rule: 'sales.escalated',
            subject: about,
            number: card.number,
            text: card.title,
          },
          ...{ dueAt: at, owner, recipientId: ownerId, state: 'pending', escalateAt: at, createdAt: this.clock.now() },
        }),
      );
    });
  }
}
