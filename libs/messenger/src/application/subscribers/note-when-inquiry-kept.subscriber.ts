import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { InquiryKept } from '@prorab/sales/contract';
import { colleague } from '../../domain/participant.js';
import { NoteInInquiryRoom } from '../use-cases/note-in-inquiry-room.use-case.js';
import { OpenInquiryRoom } from '../use-cases/open-inquiry-room.use-case.js';

/** The two have to agree, so there is a room even if nobody had opened it. */
@OnEvent(InquiryKept, { as: 'messenger.note-when-inquiry-kept' })
export class NoteWhenInquiryKept implements Subscriber<InquiryKept> {
  constructor(
    private readonly room: OpenInquiryRoom,
    private readonly note: NoteInInquiryRoom,
  ) {}

  async handle({ inquiryId, ownerId, employeeId }: InquiryKept): Promise<void> {
    await this.room.execute({ inquiryId });
    const params = { who: colleague(employeeId), to: colleague(ownerId) };
    await this.note.execute({ inquiryId, ownerId: employeeId, fact: { code: 'messenger.inquiry-kept', params } });
  }
}
