import { Clock, Money } from '@prorab/kernel';
import { UseCase, actorId } from '@prorab/platform/marks';
import {
  BookInvoiceOfAnother,
  BookInvoiceVoid,
  BookThingMissing,
  OwnBooksClosed,
} from '../../domain/own-books/book-errors.js';
import { PartyMissing } from '../../domain/party/party-errors.js';
import { Colleagues } from '../ports/colleagues.port.js';
import { OwnBooks } from '../ports/ledger/own-books.port.js';
import {
  Ledger,
  type LedgerAuthor,
  type LedgerFact,
  type LedgerInvoice,
  type LedgerParty,
} from '../ports/ledger.port.js';
import { PartyBook } from '../ports/party-book.port.js';

/** The one place where goods lie, until a company has several. */
export const MAIN_WAREHOUSE = 'main';

/** What every entry in our own books needs. Inside the caller's unit of work. */
@UseCase()
export class BookKeeping {
  constructor(
    private readonly books: OwnBooks,
    private readonly ledger: Ledger,
    private readonly parties: PartyBook,
    private readonly colleagues: Colleagues,
    readonly clock: Clock,
  ) {}

  /** @throws OwnBooksClosed */
  expectOpen(): void {
    if (this.ledger.source !== 'native') throw new OwnBooksClosed(this.ledger.source);
  }

  /** Our customer as the books know him: by the same key. @throws PartyMissing */
  async party(partyId: string): Promise<LedgerParty> {
    const party = await this.parties.find(partyId);
    if (!party) throw new PartyMissing(partyId);
    const point = (kind: string): string[] => party.points.filter((p) => p.kind === kind).map((p) => p.value);
    return {
      ...{
        kind: 'party',
        key: party.id,
        code: null,
        name: party.name ?? point('phone')[0] ?? point('email')[0] ?? 'Без имени',
      },
      ...{ fullName: null, inn: point('inn')[0] ?? null, phones: point('phone').join(', ') || null },
      ...{ email: point('email')[0] ?? null, address: null, marked: false },
      person: party.kind === 'unknown' ? null : party.kind === 'person',
    };
  }

  /** Whoever is at work on it now; null: the system. */
  async author(): Promise<LedgerAuthor | null> {
    const id = actorId();
    if (id === null) return null;
    return { kind: 'author', key: id, login: id, name: (await this.colleagues.names()).get(id) ?? id };
  }

  /** `mineOnly`: somebody else's is refused. @throws BookThingMissing, BookInvoiceOfAnother, BookInvoiceVoid */
  async invoice(key: string, { mineOnly = false, alive = true } = {}): Promise<LedgerInvoice> {
    const invoice = await this.books.take('invoice', key);
    if (!invoice) throw new BookThingMissing('invoice', key);
    if (mineOnly && invoice.authorKey !== actorId()) throw new BookInvoiceOfAnother(key);
    if (alive && !invoice.posted && !invoice.draft) throw new BookInvoiceVoid(key);
    return invoice;
  }

  /** What the customer owes after something was added to it. */
  async debt(partyKey: string | null, more: Money): Promise<LedgerFact[]> {
    if (partyKey === null) return [];
    const known = await this.books.take('debt', partyKey);
    const amount = Money.of(known?.amount ?? '0')
      .add(more)
      .toString();
    return [{ kind: 'debt', key: partyKey, partyKey, contractKey: null, amount }];
  }
}
