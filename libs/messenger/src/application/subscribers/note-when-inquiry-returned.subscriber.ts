import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { InquiryReturned } from '@prorab/sales/contract';
import { colleague } from '../../domain/participant.js';
import { NoteInInquiryRoom } from '../use-cases/note-in-inquiry-room.use-case.js';

@OnEvent(InquiryReturned, { as: 'messenger.note-when-inquiry-returned' })
export class NoteWhenInquiryReturned implements Subscriber<InquiryReturned> {
  constructor(private readonly note: NoteInInquiryRoom) {}

  handle({ inquiryId, previousOwnerId, why }: InquiryReturned): Promise<void> {
    return this.note.execute({
      inquiryId,
      fact: { code: 'messenger.inquiry-returned', params: { from: colleague(previousOwnerId), why } },
    });
  }
}
