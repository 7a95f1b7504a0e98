import { Chance } from '../../../apps/sandbox/src/base77/chance.js';
import { OneCUser } from '../../../apps/sandbox/src/base77/one-c-user.js';
import { WorkingDay } from '../../../apps/sandbox/src/base77/working-day.js';
import type { LedgerFact } from '../../../libs/sales/src/application/ports/ledger.port.js';
import { OnecHouse } from './an-onec-house.js';
import { truthOf } from './oracle.js';

let house: OnecHouse;
let user: OneCUser;
afterEach(async () => {
  user.close();
  await house.close();
});

/** Days at random in 1C, followed by the reader; after each look the mirror is what a slow reading of the base itself says. */
describe.each([1, 77, 2_026])('random days (seed %d)', (seed) => {
  it('are followed without a difference', async () => {
    house = await OnecHouse.open({ now: '2024-06-19T07:00:00Z' });
    user = new OneCUser(house.base, house.clock);
    const chance = new Chance(seed);
    const day = new WorkingDay(house.base, user, chance);
    const mirror = new Map<string, LedgerFact>();
    const log: string[] = [];
    const look = async (how: 'recent' | 'all', lost: number): Promise<void> => {
      // Another object each time: nothing is remembered but what was kept.
      for await (const page of house.ledger({}, client).changes(how)) {
        // A page now and then is not kept, as when our own base is full; it comes again.
        if (chance.is(lost)) continue;
        await house.keep(page);
        for (const fact of page.facts) {
          if ('gone' in fact) mirror.delete(`${fact.kind} ${fact.key}`);
          else mirror.set(`${fact.kind} ${fact.key}`, fact);
        }
      }
    };
    const client = house.client();
    const sorted = (facts: ReadonlyMap<string, LedgerFact>): [string, LedgerFact][] =>
      [...facts].sort(([a], [b]) => (a < b ? -1 : 1));
    for (let n = 0; n < 25; n++) {
      for (let deeds = chance.whole(1, 8); deeds > 0; deeds--) {
        house.clock.advance({ minutes: chance.whole(1, 40) });
        log.push(day.next());
      }
      if (chance.is(0.2)) house.clock.advance({ hours: 14 });
      const how = chance.is(0.8) ? 'recent' : 'all';
      await look(how, 0.2);
      await look(how, 0);
      const today = new Date(house.clock.now().getTime() + 3 * 3_600_000).toISOString().slice(0, 10);
      const truth = user.reading((db) => truthOf(db, today));
      expect([n, log.slice(-8), sorted(mirror)]).toEqual([n, log.slice(-8), sorted(truth)]);
    }
    expect(house.warnings).toEqual([]);
  }, 120_000);
});
