import type { PastInvoice } from '../../../domain/invoice-care/chance/past-looks.js';
import { aCareWorld } from '../../a-care-world.builder.js';

const day = 86_400_000;
const noon = (d: string): Date => new Date(`${d}T09:00:00Z`);
/** A customer of every second invoice pays on the third day, the other never does. */
const past = (count: number): PastInvoice[] =>
  Array.from({ length: count }, (_, n) => {
    const at = new Date(noon('2025-01-01').getTime() + n * day);
    const good = n % 2 === 0;
    return {
      ...{
        key: `p${n}`,
        partyKey: good ? 'good' : 'bad',
        at,
        total: 100_000,
        refused: false,
        channel: null,
        place: null,
        contacts: [],
      },
      paidAt: good ? new Date(at.getTime() + 3 * day) : null,
    };
  });

describe('what is learned of the past', () => {
  it('puts the invoice of a good payer before the same of a bad one, and says why', async () => {
    const world = aCareWorld();
    world.chances.invoices = past(400);
    expect((await world.learn.execute()).model).not.toBeNull();
    world.invoices.issue('good', noon('2026-05-29'), { earlier: 20, earlierPaid: 20 });
    world.invoices.issue('bad', noon('2026-05-29'), { earlier: 20, earlierPaid: 0 });
    await world.round.execute();
    const [good, bad] = ['good', 'bad'].map((key) => world.watch.kept.get(key));
    expect(good?.chance).toBeGreaterThan(0.8);
    expect(bad?.chance).toBeLessThan(0.2);
    expect(good?.weight).toBeGreaterThan(bad?.weight ?? Infinity);
    expect(good?.because).toContainEqual({ feature: 'pays', up: true });
    expect(bad?.because).toContainEqual({ feature: 'pays', up: false });
  });
  it('is learned too where more is issued in two months than one lesson takes', async () => {
    const world = aCareWorld();
    const young = Array.from({ length: 6_000 }, (_, n) => ({
      ...past(1)[0]!,
      key: `y${n}`,
      at: noon('2026-05-20'),
      paidAt: null,
    }));
    world.chances.invoices = [...young, ...past(400)];
    expect(await world.learn.execute()).toMatchObject({ invoices: 400 });
  });
  it('is nothing when there is too little of it: then the sum and the age order the list', async () => {
    const world = aCareWorld();
    world.chances.invoices = past(150);
    expect(await world.learn.execute()).toMatchObject({ model: null, invoices: 150 });
    world.invoices.issue('small', noon('2026-05-29'), { owed: 10_000 });
    world.invoices.issue('large', noon('2026-05-29'), { owed: 90_000 });
    world.invoices.issue('older', noon('2026-05-15'), { owed: 90_000 });
    await world.round.execute();
    const weights = ['large', 'older', 'small'].map((key) => world.watch.kept.get(key)?.weight ?? 0);
    expect(weights).toEqual([...weights].sort((a, b) => b - a));
    expect(world.watch.kept.get('large')?.chance).toBeNull();
  });
});

describe('the same order twice', () => {
  const lines = [{ item: 'brick', quantity: '10' }];
  const aTwin = () => {
    const world = aCareWorld();
    for (const [key, at] of [
      ['a', noon('2026-05-25')],
      ['b', noon('2026-05-27')],
    ] as const) {
      world.invoices.issue(key, at);
      world.marks.all.set(key, {
        key,
        at,
        customer: 'p',
        total: 100_000,
        paid: 0,
        countsItself: false,
        lines,
        phantomOf: null,
      });
    }
    return world;
  };
  it('is there again when the one that counts is not: void, deleted, or another customer’s, however long ago', async () => {
    for (const what of ['void', 'moved'] as const) {
      const world = aTwin();
      await world.markPhantoms.execute();
      const b = world.marks.all.get('b')!;
      if (what === 'void') world.marks.all.delete('b');
      else world.marks.all.set('b', { ...b, customer: 'q' });
      world.clock.advance({ ms: 400 * 86_400_000 });
      expect(await world.markPhantoms.execute({ invoiceKeys: ['b'] })).toMatchObject({ changed: 1 });
      expect(world.marks.all.get('a')?.phantomOf).toBeNull();
    }
  });
  it('is found however many there are, customer by customer, and a unit of work never holds them all', async () => {
    const world = aCareWorld();
    const many = 700;
    const issue = (key: string, customer: string, on: string): void => {
      const at = noon(on);
      const candidate = { key, at, customer, total: 100_000, paid: 0, countsItself: false, lines, phantomOf: null };
      world.invoices.issue(key, at);
      world.marks.all.set(key, candidate);
    };
    for (let n = 0; n < many; n++) {
      issue(`a${n}`, `p${n}`, '2026-05-25');
      issue(`b${n}`, `p${n}`, '2026-05-27');
    }
    for (let n = 0; n < many; n++) issue(`z${n}`, 'z', n % 2 ? '2026-05-25' : '2026-05-27');
    const marked: number[] = [];
    const { marks } = world;
    const mark = marks.mark.bind(marks);
    marks.mark = async (some) => {
      marked.push(some.size);
      await mark(some);
    };
    expect(await world.markPhantoms.execute()).toEqual({ phantoms: 2 * many - 1, changed: 2 * many - 1 });
    expect(marked).toEqual([250, 250, 200, many - 1]);
    marked.splice(0);
    expect(await world.markPhantoms.execute()).toEqual({ phantoms: 2 * many - 1, changed: 0 });
    expect(marked).toEqual([]);
    marks.orphans = async () =>
      [...marks.all.keys()].filter((key) => marks.all.get(key)?.phantomOf === 'gone').slice(0, 9);
    for (let n = 0; n < 25; n++)
      marks.all.set(`o${n}`, {
        ...marks.all.get('z0')!,
        key: `o${n}`,
        customer: `o${n}`,
        at: noon('2020-01-01'),
        phantomOf: 'gone',
      });
    expect(await world.markPhantoms.execute()).toMatchObject({ changed: 25 });
  });
  it('is waited for once: the phantom leaves the list, and comes back with «two orders»', async () => {
    const world = aTwin();
    await world.round.execute();
    expect([...world.watch.kept.keys()].sort()).toEqual(['a', 'b']);
    expect(await world.markPhantoms.execute()).toEqual({ phantoms: 1, changed: 1 });
    expect([...world.watch.kept.keys()]).toEqual(['b']);
    expect(await world.markPhantoms.execute({ invoiceKeys: ['b'] })).toEqual({ phantoms: 1, changed: 0 });
    await expect(world.countForItself.execute({ invoiceKey: 'b' })).rejects.toMatchObject({
      code: 'sales.invoice-is-no-phantom',
    });
  });
});
