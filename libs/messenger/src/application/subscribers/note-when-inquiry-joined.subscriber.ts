import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { InquiryJoined } from '@prorab/sales/contract';
import { NoteInInquiryRoom } from '../use-cases/note-in-inquiry-room.use-case.js';

@OnEvent(InquiryJoined, { as: 'messenger.note-when-inquiry-joined' })
export class NoteWhenInquiryJoined implements Subscriber<InquiryJoined> {
  constructor(private readonly note: NoteInInquiryRoom) {}

  handle({ inquiryId, contactId }: InquiryJoined): Promise<void> {
    return this.note.execute({
      inquiryId,
      fact: { code: 'messenger.inquiry-joined', params: { contactId } },
    });
  }
}
