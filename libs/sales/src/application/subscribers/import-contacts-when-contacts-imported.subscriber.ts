import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { ContactsImported } from '../../contract/index.js';
import { ImportContacts } from '../use-cases/import-contacts.use-case.js';

/** History of an old mailbox comes in batches. */
@OnEvent(ContactsImported, { as: 'sales.import-contacts-when-contacts-imported' })
export class ImportContactsWhenContactsImported implements Subscriber<ContactsImported> {
  constructor(private readonly useCase: ImportContacts) {}

  async handle(event: ContactsImported): Promise<void> {
    await this.useCase.execute({ contacts: event.contacts });
  }
}
