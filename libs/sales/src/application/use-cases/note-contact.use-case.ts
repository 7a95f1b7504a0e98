import { Locks, UnitOfWork, UseCase } from '@prorab/platform/marks';
import type { ContactNoted } from '../../contract/index.js';
import { InquiryChanges } from '../inquiry-changes.js';
import { InquiryBook } from '../ports/inquiry-book.port.js';
import { TimeLine } from '../ports/time-line.port.js';

/** What one of us noted of a contact stands with it on the time line. It may be told before the contact itself is there. */
@UseCase()
export class NoteContact {
  constructor(
    private readonly inquiries: InquiryBook,
    private readonly timeLine: TimeLine,
    private readonly changes: InquiryChanges,
    private readonly locks: Locks,
    private readonly work: UnitOfWork,
  ) {}

  execute({ noted: { contactId, text, notedAt } }: { noted: Omit<ContactNoted, never> }): Promise<void> {
    return this.work.run(async () => {
      // The same name as for receiving: either that one tells the boards, or this one does.
      await this.locks.hold(`sales.contact:${contactId}`);
      if (!(await this.timeLine.note(contactId, text, new Date(notedAt)))) return;
      const entry = await this.timeLine.byId(contactId);
      if (entry?.inquiryId) this.changes.redraw(await this.inquiries.takeForChange(entry.inquiryId), 'contact-noted');
      else if (entry) this.changes.redrawParty(entry.partyId, 'contact-noted');
    });
  }
}
