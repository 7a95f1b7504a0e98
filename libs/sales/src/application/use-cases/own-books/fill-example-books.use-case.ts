import { Money, newId } from '@prorab/kernel';
import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { withSums } from '../../../domain/own-books/book-line.js';
import { BookKeeping, MAIN_WAREHOUSE } from '../../invoices/book-keeping.js';
import { type Colleague, Colleagues } from '../../ports/colleagues.port.js';
import { OwnBooks } from '../../ports/ledger/own-books.port.js';
import { Ledger, type LedgerFact, type LedgerPayment } from '../../ports/ledger.port.js';
import { RegisterParty } from '../register-party.use-case.js';

const goods = [
  ['Кирпич рядовой М150', 'KR-150', 'шт', '24.50', '18400'],
  ['Кирпич облицовочный М200', 'KO-200', 'шт', '41.00', '7200'],
  ['Газобетон D500 600×300×200', 'GB-500', 'шт', '268.00', '940'],
  ['Плита перекрытия ПБ 60-12', 'PB-60', 'шт', '19800.00', '12'],
  ['Фасадная панель «Скол» серая', 'FP-SK', 'м2', '1190.00', '315.5'],
  ['Утеплитель каменная вата 100 мм', 'UT-100', 'м3', '5400.00', '0'],
  ['Черепица металлическая 0,5 мм', 'ME-05', 'м2', '740.00', '1280'],
  ['Доставка по городу', null, 'рейс', '6500.00', null],
] as const;
const customers = [
  ['ООО «Ромашка»', 'zakaz@romashka.example', '+7 495 123-45-67', '7707083893'],
  ['ООО «Северный дом»', 'snab@sevdom.example', '+7 812 305-11-20', null],
  ['Васильев Иван Петрович', 'vasiliev@pochta.example', '+7 903 123-45-67', null],
  ['ООО «Псковстрой»', 'office@pskovstroy.example', '+7 8112 66-20-41', null],
  ['ИП Егорова А. С.', 'egorova@pochta.example', '+7 921 555-01-02', null],
  ['ТСЖ «Онежское»', 'tsj@onega.example', '+7 8142 70-33-15', null],
  ['ООО «Фасад Плюс»', 'zakupki@fasadplus.example', '+7 812 448-09-77', null],
] as const;
/** Days ago, customer, goods and how much, what part of it was paid (`loose`: the accountant did not say for which). */
type Example = readonly [
  number,
  number,
  readonly (readonly [number, string])[],
  'none' | 'half' | 'all' | 'over' | 'loose' | 'back' | 'draft',
];
const invoices: readonly Example[] = [
  ...[58, 51, 47, 44, 40, 37, 33, 30, 27, 24].map(
    (days, n) =>
      [
        days,
        n % 7,
        [
          [n % 7, String(10 + n * 3)],
          [7, '1'],
        ],
        n % 3 ? 'all' : 'none',
      ] as const,
  ),
  [
    22,
    0,
    [
      [0, '4000'],
      [7, '1'],
    ],
    'half',
  ],
  [20, 1, [[4, '62.5']], 'none'],
  [
    18,
    3,
    [
      [3, '4'],
      [7, '1'],
    ],
    'all',
  ],
  [17, 5, [[6, '210']], 'over'],
  [15, 6, [[4, '120']], 'none'],
  [13, 2, [[1, '900']], 'loose'],
  [12, 4, [[2, '60']], 'back'],
  [10, 0, [[5, '8']], 'none'],
  [9, 1, [[0, '2500']], 'all'],
  [
    8,
    6,
    [
      [4, '40'],
      [7, '1'],
    ],
    'half',
  ],
  [7, 3, [[2, '120']], 'none'],
  [6, 2, [[6, '48']], 'all'],
  [4, 5, [[1, '600']], 'none'],
  [3, 4, [[0, '1200']], 'none'],
  [2, 0, [[4, '35.5']], 'none'],
  [1, 6, [[3, '2']], 'none'],
  [1, 1, [[2, '24']], 'draft'],
  [0, 3, [[0, '800']], 'none'],
];
const DAY = 86_400_000;
const sellers = ['manager', 'seller'];

/** What there is to look at in the example company: customers, goods, invoices of the last two months, some of them paid. Once. */
@UseCase()
export class FillExampleBooks {
  constructor(
    private readonly books: OwnBooks,
    private readonly ledger: Ledger,
    private readonly keeping: BookKeeping,
    private readonly colleagues: Colleagues,
    private readonly registerParty: RegisterParty,
    private readonly work: UnitOfWork,
  ) {}

  /** @returns whether it was filled by this */
  execute(): Promise<boolean> {
    return this.work.run(async () => {
      if (this.ledger.source !== 'native' || (await this.books.all('item')).length > 0) return false;
      const people = (await this.colleagues.at(this.keeping.clock.now())).filter((c) => sellers.includes(c.role));
      await this.books.write(...people.map(authorOf), ...goodsFacts());
      const parties: string[] = [];
      for (const [name, email, phone, inn] of customers) {
        const points = [
          { kind: 'email', value: email },
          { kind: 'phone', value: phone },
        ] as const;
        const all = inn ? [...points, { kind: 'inn', value: inn } as const] : points;
        const { partyId } = await this.registerParty.execute({ party: { kind: 'unknown', name, points: all } });
        parties.push(partyId);
        await this.books.write(await this.keeping.party(partyId));
      }
      await this.books.write(...(await this.documents(parties, people)));
      return true;
    });
  }

  private async documents(parties: readonly string[], people: readonly Colleague[]): Promise<LedgerFact[]> {
    const now = this.keeping.clock.now().getTime();
    const [facts, debts]: [LedgerFact[], Map<string, Money>] = [[], new Map()];
    const owes = (party: string, more: Money): void =>
      void debts.set(party, (debts.get(party) ?? Money.zero).add(more));
    for (const [n, [days, customer, wanted, paid]] of invoices.entries()) {
      const partyKey = parties[customer] ?? '';
      const document = {
        partyKey,
        contractKey: null,
        authorKey: people[n % people.length]?.employeeId ?? null,
        marked: false,
      };
      const at = (later: number): Date => new Date(Math.min(now, now - days * DAY + later * DAY));
      const [key, number] = [newId(), String(await this.books.nextNumber('invoice'))];
      const sums = withSums(
        wanted.map(([item, quantity]) => ({
          itemKey: itemKey(item),
          name: null,
          quantity,
          price: goods[item]?.[3] ?? '0',
        })),
        '22',
      );
      const total = Money.of(sums.total);
      const [draft, note, payBy] = [
        paid === 'draft',
        null,
        new Date(now + (5 - days) * DAY).toISOString().slice(0, 10),
      ];
      facts.push({
        ...document,
        kind: 'invoice',
        key,
        number,
        at: at(0),
        posted: !draft,
        note,
        payBy,
        draft,
        warehouseKey: MAIN_WAREHOUSE,
        ...sums,
      });
      const pay = async (amount: Money, over: Partial<LedgerPayment> = {}): Promise<void> => {
        const paymentNumber = String(await this.books.nextNumber('payment'));
        const base = { kind: 'invoice', key } as const;
        facts.push({
          ...document,
          kind: 'payment',
          key: newId(),
          number: paymentNumber,
          at: at(2),
          posted: true,
          note,
          means: 'bank',
          direction: 'in',
          amount: amount.toString(),
          base,
          ...over,
        });
        owes(partyKey, over.direction === 'out' ? amount : amount.negate());
      };
      if (paid === 'half') await pay(total.multiply('0.5'));
      if (paid === 'over') await pay(total.add(Money.of('500')));
      if (paid === 'loose')
        await pay(total, { base: null, note: `Оплата по договору, ${customers[customer]?.[0] ?? ''}` });
      if (paid === 'all' || paid === 'back') await pay(total);
      if (paid === 'back') await pay(total, { direction: 'out', at: at(4) });
      if (paid !== 'all' && paid !== 'loose') continue;
      const shipmentNumber = String(await this.books.nextNumber('shipment'));
      facts.push({
        ...document,
        kind: 'shipment',
        key: newId(),
        number: shipmentNumber,
        at: at(3),
        posted: true,
        note,
        invoiceKey: key,
        total: sums.total,
        lines: sums.lines,
      });
      owes(partyKey, total);
    }
    for (const [partyKey, amount] of debts)
      facts.push({ kind: 'debt', key: partyKey, partyKey, contractKey: null, amount: amount.toString() });
    return facts;
  }
}

const itemKey = (n: number): string => `example-${n + 1}`;
const authorOf = ({ employeeId, name }: Colleague): LedgerFact => ({
  kind: 'author',
  key: employeeId,
  login: employeeId,
  name,
});
const goodsFacts = (): LedgerFact[] => [
  { kind: 'warehouse', key: MAIN_WAREHOUSE, name: 'Основной склад', marked: false },
  ...goods.flatMap(([name, article, unit, price, stock], n): LedgerFact[] => {
    const [key, since] = [itemKey(n), '2026-01-12'];
    const quantity =
      stock === null
        ? []
        : [
            {
              kind: 'stock',
              key: `${key}/${MAIN_WAREHOUSE}`,
              itemKey: key,
              warehouseKey: MAIN_WAREHOUSE,
              quantity: stock,
              reserved: '0',
            } as const,
          ];
    return [
      { kind: 'item', key, code: String(n + 1), article, name, unit, marked: false },
      { kind: 'price', key: `${key}/retail`, itemKey: key, type: 'Розничная', price, since },
      ...quantity,
    ];
  }),
];
