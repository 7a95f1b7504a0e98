import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { AuthorMatching } from '../../invoices/author-matching.js';
import { PartyMatching } from '../../invoices/party-matching.js';
import { OrderOutcomes } from '../../invoices/order-outcomes.js';
import { InvoiceSettling } from '../../invoices/invoice-settling.js';
import { LedgerMirror } from '../../ports/ledger/ledger-mirror.port.js';
import { LedgerReadings } from '../../ports/ledger/ledger-readings.port.js';
import { Ledger } from '../../ports/ledger.port.js';

export interface Followed {
  pages: number;
  facts: number;
  /** Invoices that are otherwise now. */
  changed: number;
}

/** Brings the mirror up to the books, page by page, each in a unit of work of its own: what follows from it, and its being kept, included. */
@UseCase()
export class FollowLedger {
  constructor(
    private readonly ledger: Ledger,
    private readonly mirror: LedgerMirror,
    private readonly readings: LedgerReadings,
    private readonly orders: OrderOutcomes,
    private readonly settling: InvoiceSettling,
    private readonly authors: AuthorMatching,
    private readonly parties: PartyMatching,
    private readonly work: UnitOfWork,
  ) {}

  /** `onPage` is told after each page that is kept. @throws LedgerUnavailable, LedgerUnfit; what was kept until then stays */
  async execute({
    how,
    signal,
    onPage = async () => undefined,
  }: {
    how: 'recent' | 'all';
    signal?: AbortSignal;
    onPage?: (soFar: Followed) => Promise<void>;
  }): Promise<Followed> {
    const reading = await this.readings.of(this.ledger.source);
    // Until the books were read whole once, everything in them is news to us and to nobody else.
    const silent = !reading?.allAt;
    const followed: Followed = { pages: 0, facts: 0, changed: 0 };
    await this.work.run(() => this.authors.match({ all: false }));
    for await (const page of this.ledger.changes(how, signal)) {
      await this.work.run(async () => {
        const { touched, before } = await this.mirror.apply(page.facts, page.readAt, page.unread);
        if (page.facts.some((f) => f.kind === 'author')) await this.authors.match({ all: true });
        // The many of the first reading are looked at later, in portions.
        if (!silent && page.facts.some((f) => f.kind === 'party')) await this.parties.match({ limit: 1_000 });
        await this.orders.readIn(page.facts);
        const { changed } = await this.settling.settle(touched, before, { silent });
        await page.keep();
        followed.changed += changed;
      });
      followed.pages++;
      followed.facts += page.facts.length;
      await onPage(followed);
    }
    return followed;
  }
}
