import { DatabaseSync } from 'node:sqlite';
import { type TestDatabase, eventually } from '@prorab/platform/testing';
import { ApiClient } from './api.js';
import { PASSWORD, aCompany } from './company.js';
import { RunningHouse } from './running-house.js';

/** The product with our own books instead of 1C, unless `sales` names others: a head, an accountant, two managers. */
export function aMoneyHouse({
  base,
  sales = {},
  env = {},
}: {
  base: TestDatabase;
  sales?: object;
  env?: Record<string, string>;
}): Promise<RunningHouse> {
  const { employees, ...company } = aCompany({ managers: 2, capacity: 1_000 }) as { employees: object[] };
  const accountant = {
    ...{ login: 'accountant', name: 'Дина Счетова', role: 'accountant', branch: 'pskov', capacity: 0 },
    emails: ['accountant@prorab.test'],
  };
  return RunningHouse.build({
    ...{ databaseUrl: base.url, env },
    configuration: {
      sales,
      server: { requestsPerMinute: 1_000_000 },
      team: { firstStart: { ...company, employees: [...employees, accountant] } },
    },
  });
}

export interface Sold {
  readonly customer: string;
  readonly goods: string;
  readonly quantity: string;
  readonly price: string;
  /** The day to pay by, so many days from today; null: none. */
  readonly payInDays: number | null;
}
export interface SoldInvoice {
  readonly invoiceKey: string;
  readonly number: string;
  readonly total: string;
  readonly partyId: string;
}

/** A person who writes in our own books over the API. */
export class BookKeeper {
  #parties = new Map<string, string>();
  private constructor(private readonly api: ApiClient) {}

  static async at(house: RunningHouse, login: string): Promise<BookKeeper> {
    return new BookKeeper(await new ApiClient(house.url).signIn(login, PASSWORD));
  }

  async sells({ customer, goods, quantity, price, payInDays }: Sold): Promise<SoldInvoice> {
    const partyId = await this.party(customer);
    const invoice = await this.api.post<Omit<SoldInvoice, 'partyId'>>('/api/sales/book/invoices', {
      ...{ partyId, vatRate: '22', payBy: payInDays === null ? null : dayFromNow(payInDays), draft: false, note: null },
      lines: [{ itemKey: null, name: goods, quantity, price }],
    });
    return { ...invoice, partyId };
  }
  pays(
    amount: string,
    forWhat: { invoiceKey: string } | { partyId: string },
    note: string | null = null,
  ): Promise<object> {
    return this.api.post('/api/sales/book/payments', {
      ...{ invoiceKey: null, partyId: null, amount, means: 'bank', direction: 'in', note },
      ...('invoiceKey' in forWhat ? { invoiceKey: forWhat.invoiceKey } : { partyId: forWhat.partyId }),
    });
  }
  ships(invoiceKey: string): Promise<object> {
    return this.api.post(`/api/sales/book/invoices/${invoiceKey}/shipments`, {});
  }
  get<T>(path: string): Promise<T> {
    return this.api.get<T>(path);
  }
  post<T>(path: string, body: object): Promise<T> {
    return this.api.post<T>(path, body);
  }

  private async party(name: string): Promise<string> {
    const known = this.#parties.get(name);
    if (known) return known;
    const { partyId } = await this.api.post<{ partyId: string }>('/api/sales/parties', {
      ...{ kind: 'company', name, points: [] },
    });
    this.#parties.set(name, partyId);
    return partyId;
  }
}

/**
 * An invoice of some days ago. Nobody can write one over the API, so it is written into the books as an old installation would have it: the
 * mirror reads the change as any other. Asked for by `keeper`, who says something of it and takes it back: then it is looked at anew.
 */
export async function growsOld(
  base: TestDatabase,
  keeper: BookKeeper,
  invoiceKey: string,
  days: number,
): Promise<void> {
  const at = new Date(Date.now() - days * 86_400_000).toISOString();
  intoBooks(
    base,
    `update sales_book_entry set fact = json_set(fact, '$.at', ?), stamp = (select value from sales_book_counter where name = 'stamp')
     where kind = 'invoice' and id = ?`,
    ...[at, invoiceKey],
  );
  const path = `/api/sales/invoices/${invoiceKey}`;
  await eventually(async () => (await keeper.get<{ issuedAt: string }>(path)).issuedAt === at, {
    within: 30_000,
    message: 'the books were not read',
  });
  await keeper.post(`${path}/care/contact`, {});
  await keeper.post(`${path}/care/undo`, {});
}

/** A customer that only the books know, as those who came over from 1C have him. */
export function isInBooks(
  base: TestDatabase,
  { code, name, phones }: { code: string; name: string; phones: string },
): void {
  const fact = {
    ...{ kind: 'party', key: code, code, name, fullName: null, inn: null, phones, email: null, address: null },
    ...{ person: null, marked: false },
  };
  intoBooks(
    base,
    `insert into sales_book_entry (kind, id, stamp, gone, fact)
     values ('party', ?, (select value from sales_book_counter where name = 'stamp'), 0, ?)`,
    ...[code, JSON.stringify(fact)],
  );
}

/** Something in the books that could not be read, as the reader sets it aside. */
export function isSetAside(base: TestDatabase, { key, why }: { key: string; why: string }): void {
  const mirror = new DatabaseSync(base.url.slice('sqlite:'.length), { timeout: 10_000 });
  mirror
    .prepare("insert into sales_ledger_aside (kind, id, why, why_en, fact, at) values ('invoice', ?, ?, ?, '{}', ?)")
    .run(key, why, why, Date.now());
  mirror.close();
}

function intoBooks(base: TestDatabase, statement: string, ...params: string[]): void {
  const books = new DatabaseSync(base.url.slice('sqlite:'.length), { timeout: 10_000 });
  books.exec('begin immediate');
  books.prepare("update sales_book_counter set value = value + 1 where name = 'stamp'").run();
  books.prepare(statement).run(...params);
  books.exec('commit');
  books.close();
}

const dayFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
