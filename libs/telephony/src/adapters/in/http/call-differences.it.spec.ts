import { UnitOfWork } from '@prorab/platform/marks';
import { testEngines } from '@prorab/platform/testing';
import { DifferenceBook } from '../../../application/ports/difference-book.port.js';
import { aTelephonyHouse } from './a-telephony-house.builder.js';

const at = (minutes: number): Date => new Date(Date.parse('2026-11-27T09:00:00Z') + minutes * 60_000);

describe.each(testEngines())('what exists in only one place, on %s', (engine) => {
  let house: Awaited<ReturnType<typeof aTelephonyHouse>>;
  beforeAll(async () => void (house = await aTelephonyHouse(engine)));
  afterAll(() => house.close());

  it('was not compared yet, and says so', async () => {
    expect((await house.ask('GET', 'comparison', { as: 'head' })).body).toEqual({ last: null });
  });
  it('is told page by page, the newest first, each by one question, and when it was compared', async () => {
    const book = house.app.get(DifferenceBook);
    const found = Array.from({ length: 25 }, (_, n) => ({
      ...{ kind: 'exchange-only' as const, key: `17.${n}`, callId: null, number: null, at: at(Math.floor(n / 2)) },
    }));
    const counts = { calls: 300, records: 325, recordings: 1, differences: 25 };
    await house.app.get(UnitOfWork).run(async () => {
      await book.add(found, at(60));
      await book.note({ ...counts, at: at(60), from: at(-1440), to: at(0) });
    });
    const keys: string[] = [];
    let after = '';
    do {
      let page: { items: { key: string }[]; next: string | null } = { items: [], next: null };
      const asked = await house.readsOf(async () => {
        page = (await house.ask('GET', `differences?limit=10${after}`, { as: 'head' })).body as typeof page;
      });
      expect(asked).toBe(1);
      keys.push(...page.items.map((one) => one.key));
      after = page.next ? `&after=${encodeURIComponent(page.next)}` : '';
    } while (after);
    expect(keys).toHaveLength(25);
    expect(new Set(keys)).toEqual(new Set(found.map((one) => one.key)));
    expect(keys[0]).toBe('17.24');
    expect((await house.ask('GET', 'comparison', { as: 'head' })).body).toEqual({
      last: { ...counts, at: at(60).toISOString(), from: at(-1440).toISOString(), to: at(0).toISOString() },
    });
  });
  it('is for the head and the administrator, and for a place of its own only', async () => {
    expect((await house.ask('GET', 'differences', { as: 'boris' })).status).toBe(403);
    expect((await house.ask('GET', 'differences?after=nonsense', { as: 'head' })).status).toBe(400);
  });
});
