import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { InquiryClosed } from '@prorab/sales/contract';
import { NoteInInquiryRoom } from '../use-cases/note-in-inquiry-room.use-case.js';

@OnEvent(InquiryClosed, { as: 'messenger.note-when-inquiry-closed' })
export class NoteWhenInquiryClosed implements Subscriber<InquiryClosed> {
  constructor(private readonly note: NoteInInquiryRoom) {}

  handle({ inquiryId, outcome, reason }: InquiryClosed): Promise<void> {
    return this.note.execute({
      inquiryId,
      fact: { code: 'messenger.inquiry-closed', params: { outcome, reason: reason ?? null } },
    });
  }
}
