import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { InquiryLinked } from '@prorab/sales/contract';
import { NoteInInquiryRoom } from '../use-cases/note-in-inquiry-room.use-case.js';

@OnEvent(InquiryLinked, { as: 'messenger.note-when-inquiry-linked' })
export class NoteWhenInquiryLinked implements Subscriber<InquiryLinked> {
  constructor(private readonly note: NoteInInquiryRoom) {}

  handle({ inquiryId, targetId, targetNumber }: InquiryLinked): Promise<void> {
    return this.note.execute({
      inquiryId,
      fact: { code: 'messenger.inquiry-linked', params: { targetId, targetNumber } },
    });
  }
}
