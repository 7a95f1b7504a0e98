import { InquiryAssigned } from '../../contract/index.js';
import { minutesLater } from '../../domain/inquiry/an-inquiry.builder.js';
import { explain } from '../../domain/distribution/explain.js';
import { aLetter, aSalesWorld, anInquiryOf, anna, boris } from '../a-sales-world.builder.js';

describe('giving out what waits', () => {
  it('goes oldest first and stores the rules that decided and the numbers they saw', async () => {
    const world = aSalesWorld();
    world.clock.advance({ hours: 2 });
    const late = await anInquiryOf(world, aLetter('b@x.ru', { receivedAt: minutesLater(50).toISOString() }));
    const early = await anInquiryOf(world, aLetter('a@x.ru', { receivedAt: minutesLater(5).toISOString() }));
    world.colleagues.hire(anna, { name: 'Анна', capacity: 1 });
    expect(await world.giveOut.execute()).toEqual({ assigned: 1, mayBeMore: false });
    expect([world.inquiries.rows.get(early)?.ownerId, world.inquiries.rows.get(late)?.ownerId]).toEqual([anna, null]);
    expect(world.outbox.of(InquiryAssigned)[0]?.because.at(-1)).toBe('least-load.least-loaded');
    const line = world.inquiries.historyOf(early).at(-1);
    expect(explain(line?.because ?? [], 'ru').at(-1)).toBe(
      'Наименьшая загрузка: Анна: загрузка 0 из 1 (0 %), свободных 1.',
    );
  });

  it('waits at night, says so once, and gives out at the opening', async () => {
    const world = aSalesWorld();
    const inquiryId = await anInquiryOf(world);
    world.colleagues.hire(anna, { atWork: false, nextWorkAt: minutesLater(600) });
    for (let i = 0; i < 3; i++) await world.giveOut.execute();
    expect(world.inquiries.historyOf(inquiryId).map((h) => h.kind)).toEqual(['opened', 'kept-waiting']);
    world.colleagues.hire(anna, { atWork: true });
    await world.giveOut.execute();
    expect(world.inquiries.only()).toMatchObject({ ownerId: anna, status: 'assigned', takeBy: minutesLater(20) });
  });

  it('gives the oldest when capacity frees', async () => {
    const world = aSalesWorld();
    world.colleagues.hire(anna, { capacity: 2 });
    const ids = [];
    for (let i = 0; i < 5; i++) ids.push(await anInquiryOf(world, aLetter(`c${i}@x.ru`)));
    await world.giveOut.execute();
    await world.take.execute({ inquiryId: ids[0]!, employeeId: anna });
    await world.close.execute({ inquiryId: ids[0]!, result: { outcome: 'won' } });
    await world.giveOut.execute();
    expect(ids.map((id) => world.inquiries.rows.get(id)?.ownerId === anna)).toEqual([true, true, true, false, false]);
  });

  it('spreads a hundred evenly, in pages', async () => {
    const world = aSalesWorld();
    world.colleagues.hire(anna, { capacity: 100 });
    world.colleagues.hire(boris, { capacity: 100 });
    for (let i = 0; i < 100; i++) await anInquiryOf(world, aLetter(`c${i}@x.ru`));
    expect(await world.giveOut.execute({ limit: 60, page: 7 })).toEqual({ assigned: 60, mayBeMore: true });
    expect(await world.giveOut.execute({ limit: 60, page: 7 })).toEqual({ assigned: 40, mayBeMore: false });
    const { held } = await world.load.current();
    expect(held.map((h) => h.count)).toEqual([50, 50]);
  });

  it('does not let one that nobody may take stop the ones behind it', async () => {
    const world = aSalesWorld();
    world.policies.policy = {
      ...world.policies.policy,
      rules: [{ rule: 'group', strict: true }, { rule: 'least-load' }],
    };
    world.colleagues.hire(anna);
    await anInquiryOf(world, aLetter('a@x.ru', { group: 'nobody' }));
    const free = await anInquiryOf(world, aLetter('b@x.ru'));
    await world.giveOut.execute({ page: 1 });
    expect(world.inquiries.rows.get(free)?.ownerId).toBe(anna);
  });

  it('knows groups by e-mail address', async () => {
    const world = aSalesWorld();
    world.policies.policy = { ...world.policies.policy, groups: { facades: ['boris@prorab.ru'] } };
    world.colleagues.hire(anna);
    world.colleagues.hire(boris, { emails: ['boris@prorab.ru'] });
    for (let i = 0; i < 3; i++) await anInquiryOf(world, aLetter(`c${i}@x.ru`, { group: 'facades' }));
    await world.giveOut.execute();
    expect([...world.inquiries.rows.values()].map((i) => i.ownerId)).toEqual([boris, boris, boris]);
  });
});
