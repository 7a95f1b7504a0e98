import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { ContactNoted } from '../../contract/index.js';
import { NoteContact } from '../use-cases/note-contact.use-case.js';

/** What was noted while talking is read where people look: with the contact. */
@OnEvent(ContactNoted, { as: 'sales.note-contact-when-contact-noted' })
export class NoteContactWhenContactNoted implements Subscriber<ContactNoted> {
  constructor(private readonly useCase: NoteContact) {}

  async handle(event: ContactNoted): Promise<void> {
    await this.useCase.execute({ noted: event });
  }
}
