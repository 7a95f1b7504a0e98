import { UseCase } from '@prorab/platform/marks';
import { InquiryClosed } from '../../../contract/index.js';
import { isPaidInvoice } from '../../../domain/invoice/invoice-state.js';
import { InquiryChanges } from '../../inquiry-changes.js';
import { InquiryBook } from '../../ports/inquiry-book.port.js';
import { LedgerMirror } from '../../ports/ledger/ledger-mirror.port.js';
import { SalesRules } from '../../sales-rules.js';

/** An inquiry whose invoices are all paid is won by itself, unless something more is planned for it. */
@UseCase()
export class WinPaidInquiry {
  constructor(
    private readonly mirror: LedgerMirror,
    private readonly inquiries: InquiryBook,
    private readonly changes: InquiryChanges,
    private readonly rules: SalesRules,
  ) {}

  /** Inside the caller's unit of work. @returns whether it was won by this */
  async execute({ inquiryId }: { inquiryId: string }): Promise<boolean> {
    if (!this.rules.wonWhenPaid) return false;
    const invoices = await this.mirror.ofInquiry(inquiryId);
    // One of nothing is paid from the start.
    if (!invoices.some((i) => i.paid > 0) || !invoices.every((i) => isPaidInvoice(i.state))) return false;
    const [inquiry] = await this.inquiries.takeMany([inquiryId]);
    if (!inquiry || !inquiry.isOpen || inquiry.state.ownerId === null || inquiry.state.nextStep !== null) return false;
    if (inquiry.state.status === 'waiting') return false;
    const act = await this.changes.actOn(inquiry.state.branchId);
    inquiry.win({
      ...act,
      note: `Все счета оплачены: ${invoices.map((i) => `№ ${i.number}`).join(', ')}`.slice(0, 500),
    });
    const { number, ownerId } = inquiry.state;
    const closed = { inquiryId, number, ownerId, outcome: 'won', reason: null, at: act.at.toISOString() };
    await this.changes.store([{ inquiry, as: 'inquiry-closed', events: [InquiryClosed.of(closed)] }]);
    return true;
  }
}
