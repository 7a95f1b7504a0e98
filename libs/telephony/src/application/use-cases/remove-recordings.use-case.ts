import { AuditLog, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { type Person, RecordingBook } from '../ports/recording-book.port.js';
import { RecordingRemoval } from '../recording-removal.js';

/** Somebody wants to be forgotten (152-FZ): nobody hears his talks any more, and their bytes are taken away. */
@UseCase()
export class RemoveRecordings {
  constructor(
    private readonly recordings: RecordingBook,
    private readonly removal: RecordingRemoval,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
  ) {}

  /** @returns `pending`: the exchange does not answer; nobody hears them, and their bytes go when it does */
  async execute({ person }: { person: Person }): Promise<{ removed: number; pending: number }> {
    const withdrawn = await this.work.run(async () => {
      const callIds = await this.removal.withdraw(await this.recordings.ofPerson(person));
      const subject = 'number' in person ? `number:${person.number}` : `party:${person.partyId}`;
      this.audit.record({ action: 'telephony.recording.remove', subject, after: { callIds } });
      return callIds;
    });
    let removed = 0;
    for (const callId of withdrawn) if (await this.removal.finish(callId)) removed++;
    return { removed, pending: withdrawn.length - removed };
  }
}
