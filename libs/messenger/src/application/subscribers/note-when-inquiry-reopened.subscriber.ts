import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { InquiryReopened } from '@prorab/sales/contract';
import { colleague } from '../../domain/participant.js';
import { NoteInInquiryRoom } from '../use-cases/note-in-inquiry-room.use-case.js';

@OnEvent(InquiryReopened, { as: 'messenger.note-when-inquiry-reopened' })
export class NoteWhenInquiryReopened implements Subscriber<InquiryReopened> {
  constructor(private readonly note: NoteInInquiryRoom) {}

  handle({ inquiryId, why, employeeId }: InquiryReopened): Promise<void> {
    return this.note.execute({
      inquiryId,
      fact: { code: 'messenger.inquiry-reopened', params: { why, by: colleague(employeeId) } },
    });
  }
}
