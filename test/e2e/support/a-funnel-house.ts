import type { TestDatabase } from '@prorab/platform/testing';
import { ApiClient } from './api.js';
import { PASSWORD, aCompany } from './company.js';
import { RunningHouse } from './running-house.js';

/** The product with its own books, a head, two managers, and two kinds of sales. */
export const aFunnelHouse = (base: TestDatabase): Promise<RunningHouse> =>
  RunningHouse.build({
    databaseUrl: base.url,
    configuration: {
      server: { requestsPerMinute: 1_000_000 },
      team: { firstStart: aCompany({ managers: 2, capacity: 1_000 }) },
      sales: {
        pipelines: [
          { code: 'retail', ru: 'Розница', en: 'Retail' },
          {
            ...{ code: 'wholesale', ru: 'Опт', en: 'Wholesale', groups: ['опт'] },
            stages: [{ status: 'in-work', ru: 'Считаем смету', en: 'Estimating' }],
            guards: [{ move: 'won', needs: ['invoice', 'inn'], unlessNoted: true }],
          },
        ],
      },
    },
  });

/** What became of a request. */
export interface SoldDeal {
  readonly by: 'manager1' | 'manager2';
  readonly weeksAgo: number;
  readonly way?: 'call' | 'visit' | 'letter' | 'order';
  readonly group?: string;
  readonly lost?: 'price' | 'lead-time';
  /** Roubles: of its invoice, what was paid of it. */
  readonly invoice?: string;
  readonly paid?: string;
  readonly shipped?: boolean;
}
const WEEK_MS = 7 * 86_400_000;
const CUSTOMERS = ['ООО «Стройдвор»', 'ИП Ковалёв', 'ТСЖ «Озёрное»', 'ООО «Терем»', 'Артель «Сруб»', 'ООО «Фундамент»'];
const GOODS = ['Кирпич М150', 'Брус 150×150', 'Цемент М500', 'Доска обрезная', 'Газобетон D500'];

/** Sells to one customer after the other, by the doors that people use. */
export class Seller {
  #made = 0;
  private constructor(
    private readonly people: Record<'head' | 'manager1' | 'manager2', ApiClient>,
    private readonly startedAt: number,
  ) {}

  static async at(house: RunningHouse): Promise<Seller> {
    const sign = (login: string): Promise<ApiClient> => new ApiClient(house.url).signIn(login, PASSWORD);
    const people = { head: await sign('head'), manager1: await sign('manager1'), manager2: await sign('manager2') };
    return new Seller(people, Date.now());
  }
  get head(): ApiClient {
    return this.people.head;
  }

  async sells({ by, weeksAgo, way = 'call', group, lost, invoice, paid, shipped }: SoldDeal): Promise<string> {
    const n = ++this.#made;
    const manager = this.people[by];
    const name = `${CUSTOMERS[n % CUSTOMERS.length]} ${n}`;
    const { inquiryId, partyId } = await manager.post<{ inquiryId: string; partyId: string }>('/api/sales/inquiries', {
      ...{ way, name, subject: `${GOODS[n % GOODS.length]}, заявка ${n}` },
      from: [{ kind: 'phone', value: `+7911555${String(1000 + n)}` }],
      receivedAt: new Date(this.startedAt - weeksAgo * WEEK_MS - 3_600_000).toISOString(),
      ...(group ? { group } : {}),
    });
    if (invoice) await this.#invoices({ by, partyId, invoice, paid, shipped });
    if (lost) await manager.post(`/api/sales/inquiries/${inquiryId}/close`, { outcome: 'lost', reason: lost });
    return inquiryId;
  }

  async #invoices({ by, partyId, invoice, paid, shipped }: Omit<SoldDeal, 'weeksAgo'> & { partyId: string }) {
    const lines = [{ itemKey: null, name: 'Кирпич М150', quantity: '1', price: invoice }];
    const { invoiceKey } = await this.people[by].post<{ invoiceKey: string }>('/api/sales/book/invoices', {
      ...{ partyId, lines, vatRate: null, payBy: null, draft: false, note: null },
    });
    if (paid)
      await this.head.post('/api/sales/book/payments', {
        ...{ invoiceKey, partyId: null, amount: paid, means: 'bank', direction: 'in', note: null },
      });
    if (shipped) await this.people[by].post(`/api/sales/book/invoices/${invoiceKey}/shipments`, {});
  }
}

/** A quarter of a small company: 30 deals that are told apart by everything that the funnel tells apart. */
export const aQuarter: readonly SoldDeal[] = [
  { by: 'manager1', weeksAgo: 11, invoice: '120000.00', paid: '120000.00', shipped: true },
  { by: 'manager1', weeksAgo: 11, way: 'letter', lost: 'price' },
  { by: 'manager2', weeksAgo: 11, way: 'order', invoice: '15400.50', paid: '15400.50' },
  { by: 'manager1', weeksAgo: 10, way: 'letter', invoice: '98000.00' },
  { by: 'manager2', weeksAgo: 10, lost: 'lead-time' },
  { by: 'manager2', weeksAgo: 10, way: 'visit', invoice: '64200.00', paid: '64200.00', shipped: true },
  { by: 'manager1', weeksAgo: 9, lost: 'price', invoice: '45000.00' },
  { by: 'manager1', weeksAgo: 9, way: 'order', invoice: '230000.00', paid: '100000.00' },
  { by: 'manager2', weeksAgo: 9, way: 'letter' },
  { by: 'manager1', weeksAgo: 8, way: 'letter', invoice: '51000.00', paid: '51000.00', shipped: true },
  { by: 'manager2', weeksAgo: 8, lost: 'price' },
  { by: 'manager2', weeksAgo: 8, way: 'order' },
  { by: 'manager1', weeksAgo: 7, invoice: '310000.00', paid: '310000.00' },
  { by: 'manager1', weeksAgo: 7, way: 'visit', lost: 'lead-time' },
  { by: 'manager2', weeksAgo: 7, way: 'letter', invoice: '27800.00' },
  { by: 'manager2', weeksAgo: 6, invoice: '88000.00', paid: '88000.00', shipped: true },
  { by: 'manager1', weeksAgo: 6, way: 'order', lost: 'price' },
  { by: 'manager1', weeksAgo: 6, way: 'letter', invoice: '19900.00', paid: '5000.00' },
  { by: 'manager2', weeksAgo: 5, way: 'order', invoice: '140000.00' },
  { by: 'manager1', weeksAgo: 5 },
  { by: 'manager2', weeksAgo: 4, way: 'letter', lost: 'price' },
  { by: 'manager1', weeksAgo: 4, invoice: '72500.00', paid: '72500.00' },
  { by: 'manager1', weeksAgo: 3, way: 'letter', invoice: '46000.00' },
  { by: 'manager2', weeksAgo: 3, way: 'visit' },
  { by: 'manager1', weeksAgo: 2, invoice: '33000.00' },
  { by: 'manager2', weeksAgo: 2, lost: 'lead-time' },
  { by: 'manager1', weeksAgo: 1, way: 'order' },
  { by: 'manager2', weeksAgo: 1, way: 'letter', invoice: '57000.00', paid: '57000.00', shipped: true },
  { by: 'manager1', weeksAgo: 0 },
  { by: 'manager2', weeksAgo: 0, way: 'letter' },
];
