import { Clock } from '@prorab/kernel';
import { UnitOfWork, UseCase, actorId } from '@prorab/platform/marks';
import { InquiryOfAnotherCustomer, InvoiceMissing } from '../../../domain/invoice/invoice-errors.js';
import { Party } from '../../../domain/party/party.js';
import { InquiryMatching } from '../../invoices/inquiry-matching.js';
import { InvoiceSettling } from '../../invoices/invoice-settling.js';
import { InquiryBook } from '../../ports/inquiry-book.port.js';
import { LedgerMirror, type MirroredInvoice } from '../../ports/ledger/ledger-mirror.port.js';
import { PartyBook } from '../../ports/party-book.port.js';

/** A person says which inquiry an invoice is of, or that it is of none; or takes that back, and the rule says again. */
@UseCase()
export class TieInvoiceToInquiry {
  constructor(
    private readonly mirror: LedgerMirror,
    private readonly inquiries: InquiryBook,
    private readonly parties: PartyBook,
    private readonly matching: InquiryMatching,
    private readonly settling: InvoiceSettling,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** `inquiryId`: null: of none; 'as-found': the rule says. @throws InvoiceMissing, InquiryMissing, InquiryOfAnotherCustomer */
  execute({
    invoiceKey,
    inquiryId,
  }: {
    invoiceKey: string;
    inquiryId: string | null | 'as-found';
  }): Promise<{ inquiryId: string | null }> {
    return this.work.run(async () => {
      const invoice = await this.mirror.invoice(invoiceKey);
      if (!invoice) throw new InvoiceMissing(invoiceKey);
      if (inquiryId !== null && inquiryId !== 'as-found') await this.expectSameCustomer(invoice, inquiryId);
      const said = inquiryId === 'as-found' ? null : inquiryId;
      await this.mirror.setInquiries([{ invoiceKey, inquiryId: said, by: inquiryId === 'as-found' ? null : 'person' }]);
      const found =
        inquiryId === 'as-found'
          ? ((await this.matching.match([{ ...invoice, inquiryId: null, inquiryBy: null }])).get(invoiceKey) ?? null)
          : said;
      const detail = { from: invoice.inquiryId, to: found };
      await this.mirror.write([{ invoiceKey, at: this.clock.now(), by: actorId(), kind: 'inquiry-set', detail }]);
      this.settling.tellChanged({ ...invoice, inquiryId: found });
      return { inquiryId: found };
    });
  }

  /** An inquiry of somebody nameless may be of any customer, and so may one for an invoice whose customer is not known yet. */
  private async expectSameCustomer({ number, partyId }: MirroredInvoice, inquiryId: string): Promise<void> {
    const inquiry = (await this.inquiries.takeForChange(inquiryId)).state;
    if (partyId === null || inquiry.partyId === partyId) return;
    const party = await this.parties.find(inquiry.partyId);
    if (party && Party.restore(party).isIdentified) throw new InquiryOfAnotherCustomer(inquiry.number, number);
  }
}
