import type { Base77 } from './base77.js';
import type { Chance } from './chance.js';
import { kinds } from './example-metadata.js';
import type { OneCUser } from './one-c-user.js';
import type { Line } from './posting.js';

const DAY = 86_400_000;
/** Of what there is, at most so much is chosen from: a grown base is not read whole for one event. */
const LAST = 300;

/** A working day by chance: one event after another, each a sensible next step of what stands in the base. */
export class WorkingDay {
  constructor(
    private readonly base: Base77,
    private readonly user: OneCUser,
    private readonly chance: Chance,
  ) {}

  /** Does one thing and says what, for people to follow. */
  next(): string {
    const { chance } = this;
    const deed = chance.next();
    const invoice = this.#any('invoice');
    if (deed < 0.34 || invoice === null) return this.#issue();
    if (deed < 0.56) return this.#pay(invoice);
    if (deed < 0.68) return this.#ship(invoice);
    if (deed < 0.75)
      return this.#said(`changes the lines of ${invoice}`, () => this.user.changeLines(invoice, this.#lines()));
    if (deed < 0.8) return this.#said(`takes the posting of ${invoice} back`, () => this.user.unpost(invoice));
    if (deed < 0.83) return this.#said(`posts ${invoice}`, () => this.user.post(invoice));
    if (deed < 0.86) return this.#said(`marks ${invoice}`, () => this.user.mark(invoice));
    if (deed < 0.88) return this.#said(`deletes ${invoice}`, () => this.user.remove(invoice));
    if (deed < 0.92) return this.#said(`moves ${invoice} back`, () => this.user.move(invoice, this.#earlier()));
    if (deed < 0.95) return this.#price();
    if (deed < 0.97) return this.#reversal();
    const party = this.#party();
    if (chance.is(0.5))
      return this.#said(`renames ${party}`, () => this.user.renameParty(party, `Клиент ${chance.whole(1, 9999)}`));
    const name = `Новый клиент ${chance.whole(1, 9999)}`;
    return this.#said(`writes down ${name}`, () =>
      this.user.newParty({ name, phones: `8-916-${chance.whole(1000000, 9999999)}` }),
    );
  }

  #said(what: string, deed: () => unknown): string {
    deed();
    return what;
  }

  #issue(): string {
    const { chance } = this;
    const { id } = this.user.issueInvoice({
      party: this.#party(),
      lines: this.#lines(),
      reserve: chance.is(0.3),
      vatOnTop: chance.is(0.2),
      posted: chance.is(0.9),
      unconfirmed: chance.is(0.1),
    });
    return `issues ${id}`;
  }

  /** Wholly, in part, too much, for more than one; on the basis of the invoice, of its shipment, or of nothing; given back now and then. */
  #pay(invoice: string): string {
    const { chance } = this;
    const shipment = chance.is(0.3) ? this.#any('shipment') : null;
    const basis = chance.is(0.15) ? null : (shipment ?? invoice);
    const whole = this.#total(invoice);
    const amount = Math.round(chance.of([whole, whole, whole / 2, whole / 3, whole * 1.1, whole * 2, -whole / 4]));
    if (amount === 0) return 'looks at a sum of nothing';
    const { id } = this.user.pay({ by: chance.is(0.75) ? 'bank' : 'cash', amount, basis, party: this.#party() });
    return `enters payment ${id}`;
  }

  #ship(invoice: string): string {
    const { id } = this.user.ship({ invoice });
    return `ships ${id} for ${invoice}`;
  }

  #price(): string {
    const item = this.#row('Справочник Цены', 'PARENTEXT');
    return this.#said(`sets the price of ${item}`, () => this.user.setPrice(item, this.chance.whole(100, 500_000)));
  }

  /** A payment or shipment goes wrong: not posted any more, or gone. */
  #reversal(): string {
    const document = this.#any(this.chance.of(['bank', 'cash', 'shipment'] as const));
    if (document === null) return 'finds nothing to take back';
    return this.#said(`takes ${document} back`, () =>
      this.chance.is(0.5) ? this.user.unpost(document) : this.user.remove(document),
    );
  }

  #lines(): Line[] {
    return Array.from({ length: this.chance.whole(1, 4) }, () => ({
      item: this.#row('Справочник Цены', 'PARENTEXT'),
      quantity: this.chance.whole(1, 40),
      price: this.chance.whole(100, 100_000),
    }));
  }

  #party(): string {
    const { sql } = this.base.names.table('Справочник Контрагенты');
    return this.#pick(`SELECT ID FROM "${sql}" WHERE ISFOLDER = 2 AND ROW_ID >= ? ORDER BY ROW_ID LIMIT 1`, sql);
  }
  #row(header: string, column: string): string {
    const { sql } = this.base.names.table(header);
    return this.#pick(`SELECT "${column}" FROM "${sql}" WHERE ROW_ID >= ? ORDER BY ROW_ID LIMIT 1`, sql);
  }
  #pick(query: string, table: string): string {
    return this.#read((connection) => {
      const last = connection.prepare(`SELECT max(ROW_ID) FROM "${table}"`).pluck().get() as number;
      const from = connection.prepare(query).pluck();
      return String(from.get(this.chance.whole(1, last)) ?? from.get(1)).padEnd(9);
    });
  }

  #any(kind: keyof typeof kinds): string | null {
    return this.#read((connection) => {
      const ids = connection
        .prepare(`SELECT IDDOC FROM "_1SJOURN" WHERE IDDOCDEF = ? ORDER BY DATE_TIME_IDDOC DESC LIMIT ${LAST}`)
        .pluck()
        .all(this.base.names.table(`Документ ${kinds[kind]}`).id) as string[];
      return ids.length === 0 ? null : this.chance.of(ids).padEnd(9);
    });
  }

  #total(invoice: string): number {
    const header = `Документ ${kinds.invoice}`;
    const column = this.base.names.column(header, 'Сумма');
    return this.#read(
      (connection) =>
        connection
          .prepare(`SELECT "${column}" FROM "${this.base.names.table(header).sql}" WHERE IDDOC = ?`)
          .pluck()
          .get(invoice.trimEnd()) as number,
    );
  }

  #earlier(): Date {
    const now = this.user.localNow();
    const day = new Date(now.getTime() - this.chance.whole(0, 40) * DAY);
    return new Date(Math.floor(day.getTime() / 1000) * 1000);
  }

  #read<T>(work: (connection: ReturnType<Base77['sql']['connect']>) => T): T {
    return this.user.reading(work);
  }
}
