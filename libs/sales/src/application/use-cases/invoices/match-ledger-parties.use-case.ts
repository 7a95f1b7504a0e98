import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { InquiryMatching } from '../../invoices/inquiry-matching.js';
import { PartyMatching } from '../../invoices/party-matching.js';
import { LedgerMirror } from '../../ports/ledger/ledger-mirror.port.js';

/** Few: while SQLite works through them, nobody else is answered. */
const AT_ONCE = 50;

/** Finds out which of our customers the customers of the books are, a portion at a time, and of which inquiries their invoices. */
@UseCase()
export class MatchLedgerParties {
  constructor(
    private readonly parties: PartyMatching,
    private readonly inquiries: InquiryMatching,
    private readonly mirror: LedgerMirror,
    private readonly work: UnitOfWork,
  ) {}

  /** @returns how many were looked at */
  execute({ limit = AT_ONCE }: { limit?: number } = {}): Promise<number> {
    return this.work.run(async () => {
      const keys = await this.parties.match({ limit });
      if (keys.length) await this.inquiries.match(await this.mirror.withoutInquiry(keys));
      return keys.length;
    });
  }
}
