import { UseCase } from '@prorab/platform/marks';
import { CareChanges } from '../../invoice-care/care-changes.js';

/** The customer was spoken to about it, in a way that Prorab did not hear: the count begins anew. */
@UseCase()
export class NoteInvoiceContact {
  constructor(private readonly changes: CareChanges) {}

  execute({ invoiceKey, note = null }: { invoiceKey: string; note?: string | null }): Promise<void> {
    return this.changes.one({ invoiceKey }, (care, by) => care.noteContact(note, by));
  }
}
