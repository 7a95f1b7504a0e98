import { UseCase } from '@prorab/platform/marks';
import { inquiryOf } from '../../domain/invoice/invoice-inquiry.js';
import { isCountedInvoice } from '../../domain/invoice/invoice-state.js';
import { InquiryBook } from '../ports/inquiry-book.port.js';
import { LedgerMirror, type MirroredInvoice } from '../ports/ledger/ledger-mirror.port.js';

/** Of which inquiry invoices are, as far as nobody has said it. Inside the caller's unit of work. */
@UseCase()
export class InquiryMatching {
  constructor(
    private readonly mirror: LedgerMirror,
    private readonly inquiries: InquiryBook,
  ) {}

  /** @returns what was found, by invoice */
  async match(invoices: readonly MirroredInvoice[]): Promise<Map<string, string>> {
    const open = invoices.filter((i) => i.partyId !== null && i.inquiryBy === null && isCountedInvoice(i.state));
    const found = new Map<string, string>();
    if (open.length === 0) return found;
    const possible = await this.inquiries.ofParties([...new Set(open.flatMap((i) => i.partyId ?? []))]);
    const states = possible.map((i) => i.state);
    for (const invoice of open) {
      const inquiry = inquiryOf(invoice, states);
      if (inquiry) found.set(invoice.key, inquiry);
    }
    await this.mirror.setInquiries(
      [...found].map(([invoiceKey, inquiryId]) => ({ invoiceKey, inquiryId, by: 'rule' })),
    );
    return found;
  }
}
