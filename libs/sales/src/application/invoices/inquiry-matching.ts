import { UseCase } from '@prorab/platform/marks';
import { inquiryOf } from '../../domain/invoice/invoice-inquiry.js';
import { isCountedInvoice } from '../../domain/invoice/invoice-state.js';
import { InquiryBook } from '../ports/inquiry-book.port.js';
import { LedgerOrderBook } from '../ports/ledger/ledger-order-book.port.js';
import { LedgerMirror, type MirroredInvoice } from '../ports/ledger/ledger-mirror.port.js';

/** Of which inquiry invoices are, as far as nobody has said it: that of its order, else one of its customer. Inside the caller's unit of work. */
@UseCase()
export class InquiryMatching {
  constructor(
    private readonly mirror: LedgerMirror,
    private readonly inquiries: InquiryBook,
    private readonly orders: LedgerOrderBook,
  ) {}

  /** @returns what was found, by invoice */
  async match(invoices: readonly MirroredInvoice[]): Promise<Map<string, string>> {
    const nobodySaid = invoices.filter((i) => i.inquiryBy === null && isCountedInvoice(i.state));
    if (nobodySaid.length === 0) return new Map();
    const found = await this.orders.inquiriesOf(nobodySaid.map((i) => i.key));
    const open = nobodySaid.filter((i) => i.partyId !== null && !found.has(i.key));
    const possible =
      open.length === 0 ? [] : await this.inquiries.ofParties([...new Set(open.flatMap((i) => i.partyId ?? []))]);
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
