import fc from 'fast-check';
import { ManualClock, Money } from '@prorab/kernel';
import { type TestHouse, openTestHouse, testEngines } from '@prorab/platform/testing';
import { FakeBranches } from '../../../../application/ports/fake-branches.js';
import { FakeColleagues } from '../../../../application/ports/fake-people.js';
import type { DealFilter } from '../../../../application/queries/funnel/deal-filter.js';
import { FunnelInquiryWorths } from '../../../../application/facades/funnel-inquiry-worths.js';
import { Deals, FunnelReport, ListDeals, ReadBooksAge } from '../../../../application/queries/index.js';
import type { FunnelFigures } from '../../../../domain/funnel/funnel-report.js';
import { type Dimension, dimensions, stages } from '../../../../domain/funnel/stages.js';
import { SalesRules } from '../../../../application/sales-rules.js';
import { salesTables } from '../../../../sales.tables.js';
import { MikroInquiryBook } from '../mikro-inquiry-book.js';
import { keepInvoices } from './an-invoice.builder.js';
import { OMSK, SPB, type Step, people, play, randomSteps, workplaces } from './random-days.builder.js';
import { type SlowDeal, invoicesIn, mondayOf, reachedBy, slowDeals } from './slow-funnel.builder.js';

const start = new Date('2026-08-30T18:00:00.000Z');
const period = { from: '2026-08-24', to: '2028-06-25' };
const pairs: [Dimension, Dimension?][] = [
  ...dimensions.map((d): [Dimension] => [d]),
  ...dimensions.flatMap((a) => dimensions.filter((b) => b > a).map((b): [Dimension, Dimension] => [a, b])),
];
/** What is seldom by chance: the invoice of a request that went on in one that went on in a third. */
const billedAndLinkedOnAndOn = (
  [
    ...[
      ['came', 0, 1],
      ['came', 1, 1],
      ['came', 2, 1],
      ['came', 3, 1],
    ],
    ...[
      ['bill', 1, 1],
      ['pay', 0, 5],
      ['link', 1, 2],
      ['link', 2, 3],
    ],
  ] as [Step['kind'], number, number][]
).map(([kind, a, b]): Step => ({ kind, a, b, hours: 5, midnight: false }));
/** Seldom too: nothing was filled in, or nothing yet but the money. */
const billedNothing: Step[] = (
  [
    ['came', 0, 1],
    ['bill', 4, 4],
    ['bill', 10, 0],
    ['bill', 4, 1],
    ['pay', 1, 5],
  ] as [Step['kind'], number, number][]
).map(([kind, a, b]) => ({ kind, a, b, hours: 5, midnight: false }));
const roubles = (deals: readonly SlowDeal[], what: 'invoiced' | 'received' | 'credit'): string =>
  Money.ofKopecks(deals.reduce((sum, d) => sum + d[what], 0)).toString();

/** The figures of the report, by the obvious way. */
function slowFigures(deals: readonly SlowDeal[]): FunnelFigures {
  const ended = (outcome: string): number => deals.filter((d) => d.outcome === outcome).length;
  return {
    deals: deals.length,
    ...{ open: ended('open'), won: ended('won'), lost: ended('lost') },
    ...{ invoiced: roubles(deals, 'invoiced'), received: roubles(deals, 'received'), credit: roubles(deals, 'credit') },
    untied: '0.00',
    stages: stages.map((stage) => {
      const [reached, stopped] = [reachedBy(deals, stage), deals.filter((d) => d.stage === stage)];
      const lost = stopped.filter((d) => d.outcome === 'lost');
      return {
        ...{ stage, reached: reached.length, stopped: stopped.length, lost: lost.length },
        ...{ invoiced: roubles(reached, 'invoiced'), received: roubles(reached, 'received') },
        ...{ stoppedInvoiced: roubles(stopped, 'invoiced'), lostInvoiced: roubles(lost, 'invoiced') },
      };
    }),
  };
}
/** Of the weeks of the last year. */
function slowRipeDays(deals: readonly SlowDeal[], now: Date): number {
  const first = mondayOf(new Date(now.getTime() - 365 * 86_400_000), 'UTC');
  const took = deals
    .filter((d) => (d.week ?? '') >= first)
    .filter((d) => d.stage === 'paid' || d.stage === 'shipped')
    .flatMap((d) => (d.paidAt ? [Math.max(0, d.paidAt.getTime() - d.at.getTime())] : []))
    .sort((a, b) => a - b);
  return took.length < 20 ? 30 : Math.ceil((took[Math.ceil(took.length * 0.9) - 1] ?? 0) / 86_400_000);
}

describe.each(testEngines())('the funnel on %s', (engine) => {
  let house: TestHouse;
  const clock = new ManualClock('2026-12-01T09:00:00.000Z');
  beforeAll(async () => {
    house = await openTestHouse(engine, [salesTables], clock);
  });
  afterAll(() => house.close());

  const branches = new FakeBranches([
    { id: SPB, city: 'Санкт-Петербург', zone: 'Europe/Moscow' },
    { id: OMSK, city: 'Омск', zone: 'Asia/Omsk' },
  ]);
  for (const [employee, branch] of workplaces) branches.workplaces.set(employee, branch);
  const colleagues = new FakeColleagues();
  for (const id of people) colleagues.hire(id);

  it('equals a slow, obvious computation from the raw log, whatever happened, in every grouping; and every figure has its deals', async () => {
    const scope = { kind: 'all' } as const;
    const check = async (steps: readonly Step[]): Promise<void> => {
      // Anew for each company: how fast its deals ripen is kept for some minutes.
      const deals = new Deals(house.tables, branches, clock);
      const books = new ReadBooksAge(house.tables);
      const report = new FunnelReport(house.tables, deals, colleagues, books, new SalesRules(), clock);
      const list = new ListDeals(house.tables, deals, colleagues);
      for (const table of ['sales_inquiry', 'sales_inquiry_history', 'sales_inquiry_thread', 'sales_invoice'])
        await house.database.run(`delete from ${table}`);
      const { log, inquiries, now } = play(steps, start);
      clock.set(new Date(now.getTime() + 3_600_000).toISOString());
      await house.work.run(async () => {
        await new MikroInquiryBook(house.database).save(...inquiries);
        await keepInvoices(house.database, invoicesIn(log));
      });
      const zoneOf = (branch: string | null): string => (branch === OMSK ? 'Asia/Omsk' : 'Europe/Moscow');
      const slow = slowDeals(log, { zoneOf, workplaces });
      const line = clock.now().getTime() - slowRipeDays(slow, clock.now()) * 86_400_000;
      const isRipe = (d: SlowDeal): boolean => d.at.getTime() < line;
      const split = (some: readonly SlowDeal[]) => ({
        ripe: slowFigures(some.filter(isRipe)),
        unripe: slowFigures(some.filter((d) => !isRipe(d))),
      });
      for (const by of pairs) {
        const told = await report.execute({ filter: period, scope, by, language: 'ru' });
        expect(told.total).toEqual(split(slow));
        const keyOf = (cell: Partial<Record<Dimension, string | null>>): string =>
          JSON.stringify(by.map((d) => cell[d as Dimension]));
        const groups = Map.groupBy(slow, keyOf);
        expect(told.lines.map(({ cell }) => keyOf(cell)).sort()).toEqual([...groups.keys()].sort());
        for (const { cell, ripe, unripe } of told.lines)
          expect({ ripe, unripe }).toEqual(split(groups.get(keyOf(cell)) ?? []));
      }
      const worths = await new FunnelInquiryWorths(report).of({ ...period, channel: 'call' });
      const ripeCalls = slow.filter((d) => d.channel === 'call' && isRipe(d));
      expect(new Map(worths.map((w) => [w.branchId, [w.inquiries, w.received]]))).toEqual(
        new Map(
          [...Map.groupBy(ripeCalls, (d) => d.branch)].map(([branch, some]) => {
            const { deals, received } = slowFigures(some);
            return [branch, [deals, received]];
          }),
        ),
      );
      // Money is complete: all that was asked for and all that came is in the funnel.
      const counted = invoicesIn(log).filter((v) => !v.draft && v.posted && !v.phantomOf);
      expect(slow.reduce((sum, d) => sum + d.invoiced, 0)).toBe(counted.reduce((sum, v) => sum + v.total, 0));
      await eachFigureHasItsDeals({ report, list }, slow, isRipe);
    };
    const eachFigureHasItsDeals = async (
      { report, list }: { report: FunnelReport; list: ListDeals },
      slow: readonly SlowDeal[],
      isRipe: (d: SlowDeal) => boolean,
    ): Promise<void> => {
      const { lines } = await report.execute({ filter: period, scope, by: ['manager', 'channel'], language: 'ru' });
      for (const { cell, ripe } of lines.slice(0, 2))
        for (const stage of ['created', 'invoiced', 'paid'] as const) {
          const filter: DealFilter = {
            ...{ ...period, managerId: cell.manager ?? null, channel: (cell.channel ?? null) as never },
            ...{ ripe: true, reached: stage },
          };
          const found = await list.execute({ filter, scope, limit: 1_000, after: null });
          const figure = ripe.stages.find((s) => s.stage === stage);
          expect(found).toHaveLength(figure?.reached ?? -1);
          expect(Money.sum(found.map((d) => Money.of(d.invoiced))).toString()).toBe(figure?.invoiced);
          const same = reachedBy(slow.filter(isRipe), stage).filter(
            (d) => d.manager === cell.manager && d.channel === cell.channel,
          );
          expect(found.map((d) => d.id).sort()).toEqual(same.map((d) => d.id).sort());
        }
    };
    await fc.assert(fc.asyncProperty(randomSteps, check), {
      numRuns: engine === 'sqlite' ? 30 : 8,
      examples: [[billedAndLinkedOnAndOn], [billedNothing]],
    });
  });
});
