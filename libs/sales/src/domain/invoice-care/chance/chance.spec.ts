import fc from 'fast-check';
import { type PastLook, foretell, learn } from './chance-model.js';
import type { ChanceFacts } from './features.js';
import { chanceOn, fitIsotonic } from './isotonic.js';
import { type PastInvoice, looksAt } from './past-looks.js';

/** A small generator of its own, so that a red run can be run again. */
function dice(seed: number): () => number {
  let s = seed;
  return () => {
    s = (s * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return s / 4_294_967_296;
  };
}
const push: Record<string, number> = { spb: 1.5, omsk: -1.5 };
/** The truth of this world: good payers pay, old invoices do not. */
const truth = ({ age, earlier, earlierPaid, place }: ChanceFacts): number =>
  1 /
  (1 +
    Math.exp(
      -(1.5 - 1.2 * Math.log1p(age) + (earlier ? (3 * earlierPaid) / earlier - 1.5 : 0) + (push[place ?? ''] ?? 0)),
    ));

function aWorld(invoices: number, seed: number): PastLook[] {
  const roll = dice(seed);
  return Array.from({ length: invoices }, (_, n) => {
    const earlier = Math.floor(roll() * 6);
    const facts = {
      ...{ age: Math.floor(roll() * 20), total: Math.floor(roll() * 10_000_000), earlier },
      ...{ earlierPaid: Math.floor(roll() * (earlier + 1)), contacts: Math.floor(roll() * 3), channel: null },
      // Of one place there is too little to learn from.
      place: n % 200 === 0 ? 'rare' : ([null, 'spb', 'omsk'][Math.floor(roll() * 3)] ?? null),
    };
    return { invoiceKey: String(n), on: new Date(n * 3_600_000), facts, paid: roll() < truth(facts) };
  });
}
const usual: ChanceFacts = {
  age: 3,
  total: 5_000_000,
  earlier: 4,
  earlierPaid: 2,
  contacts: 1,
  channel: null,
  place: null,
};

describe('the chance that an invoice is paid', () => {
  const model = learn(aWorld(4_000, 7), { atLeast: 200 });
  if (!model) throw new Error('nothing was learned');

  it('foretells better than the usual share, and what it says comes true', () => {
    expect(model.quality.brier).toBeLessThan(model.quality.brierOfUsual * 0.9);
    for (const { looks, said, paid } of model.quality.calibration)
      if (looks >= 50) expect(Math.abs(said - paid)).toBeLessThan(0.15);
  });
  it('is near the truth of the world it was learned in', () => {
    const fresh = aWorld(2_000, 11);
    const error =
      fresh.reduce((sum, { facts }) => sum + Math.abs(foretell(model, facts).chance - truth(facts)), 0) / fresh.length;
    expect(error).toBeLessThan(0.08);
  });
  it('never rises with the age and never falls with what was paid before', () => {
    const facts = fc.record({
      ...{ age: fc.nat(60), total: fc.nat(100_000_000), earlier: fc.integer({ min: 1, max: 30 }), contacts: fc.nat(9) },
      ...{ earlierPaid: fc.constant(0), channel: fc.constantFrom(null, 'call', 'letter') },
      place: fc.constantFrom(null, 'spb', 'omsk', 'rare'),
    });
    fc.assert(
      fc.property(facts, fc.nat(20), (f, more) => {
        const chance = (over: Partial<ChanceFacts>): number => foretell(model, { ...f, ...over }).chance;
        expect(chance({ age: f.age + more })).toBeLessThanOrEqual(chance({}) + 1e-9);
        expect(chance({ earlierPaid: Math.min(f.earlier, more) })).toBeGreaterThanOrEqual(chance({}) - 1e-9);
      }),
    );
  });
  it('says why', () => {
    expect(foretell(model, { ...usual, earlierPaid: 4 }).because).toContainEqual({ feature: 'pays', up: true });
    const said = (place: string | null) => foretell(model, { ...usual, place }).because;
    expect(said('spb')).toContainEqual({ feature: 'place', up: true });
    expect(said('omsk')).toContainEqual({ feature: 'place', up: false });
    // What is rare is as all the others.
    expect(said('rare')).toEqual(said('nowhere'));
    expect(model.places?.rare).toBeUndefined();
    expect(foretell(model, { ...usual, age: 19 }).because).toContainEqual({ feature: 'age', up: false });
  });
  it('is not learned from too little, nor from invoices that all ended alike', () => {
    expect(learn(aWorld(199, 3), { atLeast: 200 })).toBeNull();
    expect(
      learn(
        aWorld(500, 3).map((l) => ({ ...l, paid: true })),
        { atLeast: 200 },
      ),
    ).toBeNull();
  });
});

describe('the rising curve', () => {
  it('never falls, and its blocks hold as much as what happened', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean()), { minLength: 1, maxLength: 60 }),
        (rows) => {
          const curve = fitIsotonic(
            rows.map(([s]) => s),
            rows.map(([, p]) => p),
          );
          const grid = Array.from({ length: 50 }, (_, i) => chanceOn(curve, i / 49));
          grid.forEach((y, i) => expect(y).toBeGreaterThanOrEqual((grid[i - 1] ?? 0) - 1e-9));
        },
      ),
    );
  });
});

describe('looks at the past', () => {
  const day = 86_400_000;
  const day0 = Date.UTC(2026, 0, 1);
  const past = (key: string, d: number, paidOn: number | null): PastInvoice => ({
    ...{
      key,
      partyKey: 'p',
      at: new Date(day0 + d * day),
      total: 100,
      refused: false,
      channel: null,
      place: null,
      contacts: [],
    },
    paidAt: paidOn === null ? null : new Date(day0 + paidOn * day),
  });
  const looks = (...some: PastInvoice[]) =>
    looksAt(some, {
      now: new Date(day0 + 200 * day),
      horizonDays: 60,
      ageOf: (a, b) => (b.getTime() - a.getTime()) / day,
    });

  it('know nothing that came later: a payment counts from its day on', () => {
    const seen = looks(past('old', 0, 12), past('new', 10, 50)).filter((l) => l.invoiceKey === 'new');
    expect(seen.map(({ facts }) => [facts.age, facts.earlier, facts.earlierPaid])).toEqual([
      ...[
        [0, 1, 0],
        [1, 1, 0],
        [3, 1, 1],
        [7, 1, 1],
        [14, 1, 1],
        [30, 1, 1],
      ],
    ]);
  });
  it('are only of unpaid days, and only of invoices whose time is over', () => {
    expect(looks(past('a', 0, 5)).map((l) => l.facts.age)).toEqual([0, 1, 3]);
    expect(looks(past('young', 180, null))).toEqual([]);
    expect(looks(past('late', 0, 90)).every((l) => !l.paid)).toBe(true);
  });
  it('count the words since its issue only', () => {
    const contacts = [-5, 0, 2, 2, 20, 40].map((d) => new Date(day0 + d * day));
    expect(looks({ ...past('a', 0, null), contacts }).map((l) => l.facts.contacts)).toEqual([0, 0, 2, 2, 2, 3]);
  });
  it('say the same as counting all his others would, money before the invoice and two on one day included', () => {
    const some = fc.array(fc.tuple(fc.nat(40), fc.option(fc.integer({ min: -10, max: 90 }))), { maxLength: 20 });
    fc.assert(
      fc.property(some, (all) => {
        const own = all.map(([d, paidAfter], n) => past(`n${n}`, d, paidAfter === null ? null : d + paidAfter));
        for (const { invoiceKey, on, facts } of looks(...own)) {
          const others = own.filter((o) => o.key !== invoiceKey && o.at <= on);
          const paid = others.filter((o) => o.paidAt !== null && o.paidAt <= on);
          expect([facts.earlier, facts.earlierPaid]).toEqual([others.length, paid.length]);
        }
      }),
    );
  });
  it('of a buyer with twice as many invoices and words take twice the work', () => {
    const work = (many: number): number => {
      let seen = 0;
      class Counted extends Date {
        override getTime(): number {
          seen++;
          return super.getTime();
        }
        override valueOf(): number {
          return this.getTime();
        }
      }
      const contacts = Array.from({ length: many }, (_, n) => new Counted(day0 + n * 60_000));
      looks(
        ...Array.from({ length: many }, (_, n) => {
          const { at, paidAt, ...one } = past(`n${n}`, n / many, n % 2 ? 40 : null);
          return { ...one, at: new Counted(at), paidAt: paidAt && new Counted(paidAt), contacts };
        }),
      );
      return seen;
    };
    expect(work(2_000)).toBeLessThan(work(1_000) * 2.3);
  });
});
