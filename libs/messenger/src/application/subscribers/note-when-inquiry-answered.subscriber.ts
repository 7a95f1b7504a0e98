import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { InquiryAnswered } from '@prorab/sales/contract';
import { colleague } from '../../domain/participant.js';
import { NoteInInquiryRoom } from '../use-cases/note-in-inquiry-room.use-case.js';

@OnEvent(InquiryAnswered, { as: 'messenger.note-when-inquiry-answered' })
export class NoteWhenInquiryAnswered implements Subscriber<InquiryAnswered> {
  constructor(private readonly note: NoteInInquiryRoom) {}

  handle({ inquiryId, employeeId, via }: InquiryAnswered): Promise<void> {
    return this.note.execute({
      inquiryId,
      fact: { code: 'messenger.inquiry-answered', params: { by: colleague(employeeId), via } },
    });
  }
}
