import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { InquiryAssigned } from '@prorab/sales/contract';
import { colleague } from '../../domain/participant.js';
import { NoteInInquiryRoom } from '../use-cases/note-in-inquiry-room.use-case.js';

@OnEvent(InquiryAssigned, { as: 'messenger.note-when-inquiry-assigned' })
export class NoteWhenInquiryAssigned implements Subscriber<InquiryAssigned> {
  constructor(private readonly note: NoteInInquiryRoom) {}

  handle({ inquiryId, employeeId, previousOwnerId }: InquiryAssigned): Promise<void> {
    return this.note.execute({
      inquiryId,
      ownerId: employeeId,
      fact: {
        code: 'messenger.inquiry-assigned',
        params: { to: colleague(employeeId), from: colleague(previousOwnerId) },
      },
    });
  }
}
