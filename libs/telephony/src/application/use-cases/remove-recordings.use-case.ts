import { Clock } from '@prorab/kernel';
import { AuditLog, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { Recording } from '../../domain/recording.js';
import { CallChanges } from '../call-changes.js';
import { CallBook } from '../ports/call-book.port.js';
import { type Person, RecordingBook } from '../ports/recording-book.port.js';
import { RecordingRemoval } from '../recording-removal.js';

/** Somebody wants to be forgotten (152-FZ): nobody hears his talks any more, their bytes are taken away, and so is what was noted of his calls. */
@UseCase()
export class RemoveRecordings {
  constructor(
    private readonly recordings: RecordingBook,
    private readonly calls: CallBook,
    private readonly changes: CallChanges,
    private readonly removal: RecordingRemoval,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @returns `pending`: the exchange does not answer; nobody hears them, and their bytes go when it does */
  async execute({ person }: { person: Person }): Promise<{ removed: number; pending: number }> {
    const withdrawn = await this.work.run(async () => {
      const going = await this.#goingOn(person);
      const callIds = await this.removal.withdraw([
        ...new Set([...going, ...(await this.recordings.ofPerson(person))]),
      ]);
      await this.#forgetNotes(person);
      const subject = 'number' in person ? `number:${person.number}` : `party:${person.partyId}`;
      this.audit.record({ action: 'telephony.recording.remove', subject, after: { callIds } });
      return callIds;
    });
    let removed = 0;
    for (const callId of withdrawn) if (await this.removal.finish(callId)) removed++;
    return { removed, pending: withdrawn.length - removed };
  }
  async #forgetNotes(person: Person): Promise<void> {
    for (const channelId of await this.recordings.notedOf(person))
      await this.changes.change(channelId, (call) => {
        call.forgetNote(this.clock.now());
        return [];
      });
  }
  /** What is said now has its recording from now on: withdrawn, it is not kept when the talk ends. */
  async #goingOn(person: Person): Promise<string[]> {
    const callIds: string[] = [];
    for (const channelId of await this.recordings.goingOnOf(person)) {
      const call = await this.calls.takeByChannel(channelId);
      const [callId, name] = [call?.state.id, call?.state.recordings.at(-1)];
      if (!call || callId === undefined || name === undefined) continue;
      callIds.push(callId);
      if (call.isOpen) await this.recordings.add(Recording.await({ callId, name, talkedAt: this.clock.now() }));
    }
    return callIds;
  }
}
