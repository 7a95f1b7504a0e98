import { ManualClock, newId } from '@prorab/kernel';
import { FakeLocks, FakeUnitOfWork } from '@prorab/platform/testing';
import { NumberPool } from '../../domain/number-pool.js';
import { PoolMissing } from '../../domain/number-pool.errors.js';
import { NumberPools } from '../number-pools.js';
import { FakeLines } from '../ports/fake-lines.js';
import { FakeShownNumbers } from '../ports/fake-shown-numbers.js';
import { ForgetShownNumbers } from './forget-shown-numbers.use-case.js';
import { ShowNumber } from './show-number.use-case.js';

const [A, B, OWN] = ['+78112200001', '+78112200002', '+78112201234'];

describe('a number for a visitor of the site', () => {
  const clock = new ManualClock('2026-11-27T09:00:00.000Z');
  const pools = new NumberPools([new NumberPool('site', [A, B], OWN, 15, ['https://shop.example'])]);
  const world = () => {
    const lines = new FakeLines();
    lines.add({ number: A, branchId: null, areaCode: '8112' });
    const [shown, work] = [new FakeShownNumbers(), new FakeUnitOfWork()];
    const show = new ShowNumber(pools, shown, lines, new FakeLocks(), work, clock);
    const sees = async (visitId: string, told: { campaign?: string } = {}, pool = 'site') =>
      (await show.execute({ pool, visitId, told })).number;
    return { shown, show, sees, forget: new ForgetShownNumbers(shown, work, clock) };
  };
  const [one, two, three] = [newId(), newId(), newId()];

  it('is his while he is there, and then the next one’s', async () => {
    const { shown, sees } = world();
    expect([await sees(one, { campaign: 'кирпич' }), await sees(two)]).toEqual([A, B]);
    clock.advance({ minutes: 14 });
    expect(await sees(one, { campaign: 'вторая страница' })).toBe(A);
    clock.advance({ minutes: 1 });
    expect([await sees(three), await sees(one)]).toEqual([B, A]);
    expect(shown.shown.map(({ visitId, number }) => [visitId, number])).toEqual([
      [one, A],
      [two, B],
      [three, B],
    ]);
    expect(shown.shown[0]).toMatchObject({ seenAt: clock.now(), facts: { campaign: 'кирпич' } });
  });
  it('is written as people do, and is to be asked for again before its time is over', async () => {
    const { show } = world();
    expect(await show.execute({ pool: 'site', visitId: one, told: {} })).toEqual({
      ...{ number: A, text: '+7 8112 20-00-01', renewSeconds: 300 },
    });
  });
  it('is that of all when there is none, which is counted once; he gets one when there is', async () => {
    const { shown, sees } = world();
    expect([await sees(one), await sees(two), await sees(three), await sees(three)]).toEqual([A, B, OWN, OWN]);
    expect(shown.shortages).toEqual([{ pool: 'site', visitId: three, at: clock.now() }]);
    clock.advance({ minutes: 15 });
    expect(await sees(three)).toBe(A);
  });
  it('is that of all for whom his address has had enough, and nothing is short; what he has he keeps', async () => {
    const { shown, show, sees } = world();
    const poor = async (visitId: string): Promise<string> =>
      (await show.execute({ pool: 'site', visitId, own: false, told: {} })).number;
    expect([await sees(one), await poor(one), await poor(two), await sees(two), await poor(three)]).toEqual([
      ...[A, A, OWN, B, OWN],
    ]);
    expect(shown.shortages).toEqual([]);
  });
  it('is never that of two who come at the same moment', async () => {
    const { sees } = world();
    const seen = await Promise.all([one, two, three].map((id) => sees(id)));
    expect(seen.toSorted()).toEqual([A, B, OWN]);
  });
  it('is of a pool that there is', async () => {
    await expect(world().sees(one, {}, 'other')).rejects.toThrow(PoolMissing);
  });
  it('is forgotten after 90 days', async () => {
    const { sees, forget, shown } = world();
    await sees(one);
    clock.advance({ hours: 24 * 89 });
    await sees(two);
    expect(await forget.execute()).toEqual({ forgotten: 0 });
    clock.advance({ hours: 25 });
    expect(await forget.execute()).toEqual({ forgotten: 1 });
    expect(shown.shown.map(({ visitId }) => visitId)).toEqual([two]);
  });
});
