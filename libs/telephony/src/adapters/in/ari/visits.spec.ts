import { newId } from '@prorab/kernel';
import { aShownNumber } from '../../../application/ports/shown-numbers.contract.js';
import { cardOf } from '../../../application/call-card.js';
import { FakeCallRecords } from '../../../application/ports/fake-call-records.js';
import { FakeRecordsMark } from '../../../application/ports/fake-records-mark.js';
import { BlockedRecords } from '../../../application/blocked-records.js';
import { FillFromRecords } from '../../../application/use-cases/fill-from-records.use-case.js';
import { LINE, POOLED, aCallWorld } from './a-call-world.builder.js';

const NUMBER = '+79112223344';

describe('a call to a number of a pool', () => {
  let world: Awaited<ReturnType<typeof aCallWorld>>;
  beforeEach(async () => void (world = await aCallWorld()));
  afterEach(() => world.end());
  const rings = async (line: string) => {
    const channelId = world.control.arrive(line, { number: NUMBER });
    await world.settled();
    const state = world.stateOf(channelId);
    if (!state) throw new Error('it is not kept');
    return { channelId, state };
  };

  it('has the visit that was shown it, in its card and for the report, also of the episode when it is missed', async () => {
    const visitId = newId();
    const now = world.clock.now();
    await world.shown.show(aShownNumber(POOLED, 0, { visitId, shownAt: now, seenAt: now }));
    world.clock.advance({ minutes: 2 });
    const { channelId, state } = await rings(POOLED);
    const visit = {
      ...{ id: visitId, source: 'яндекс', medium: 'cpc', campaign: 'кирпич-псков', term: 'кирпич' },
      ...{ page: 'https://shop.example/kirpich', shownAt: now.toISOString(), sure: true },
    };
    expect(cardOf(state)).toMatchObject({ stage: 'ringing', visit });
    world.control.end(channelId);
    await world.settled();
    expect([...world.missed.rows.values()]).toMatchObject([{ visitSource: 'яндекс' }]);
  });
  it('is marked weak when another visit had the number lately, and has none when nobody was shown it', async () => {
    expect((await rings(POOLED)).state.visit).toBeNull();
    const now = world.clock.now();
    for (const minute of [0, 16])
      await world.shown.show(aShownNumber(POOLED, minute, { seenAt: new Date(now.getTime() + minute * 60_000) }));
    world.clock.advance({ minutes: 20 });
    expect((await rings(POOLED)).state.visit).toMatchObject({ source: 'яндекс', sure: false });
    expect((await rings(LINE)).state.visit).toBeNull();
  });
  it('has it also when it went past us, as it was when he called', async () => {
    const [first, second] = [aShownNumber(POOLED, 0), aShownNumber(POOLED, 30)];
    for (const one of [first, second]) await world.shown.show(one);
    const [records, mark] = [new FakeCallRecords(), new FakeRecordsMark()];
    mark.mark = '0';
    const { changes, lines, owners, sides, numbers, visits, hours, unwelcome, health, clock } = world;
    const blocked = new BlockedRecords(lines, unwelcome);
    const fill = new FillFromRecords(
      ...([records, mark, changes, lines, owners, sides, numbers, visits, hours, blocked, health, clock] as const),
    );
    const at = (seconds: number): Date => new Date(Date.parse('2026-11-27T09:00:00Z') + seconds * 1000);
    records.written.push({
      ...{
        channelId: '17.5',
        way: 'trunk',
        end: null,
        held: 'dialplan',
        dialled: POOLED,
        phone: null,
        extension: null,
      },
      ...{ callerNumber: NUMBER, callerName: '', startedAt: at(60), answeredAt: null, endedAt: at(90) },
    });
    clock.advance({ minutes: 40 });
    expect(await fill.execute()).toMatchObject({ found: 1 });
    expect(world.stateOf('17.5')?.visit).toMatchObject({ id: first.visitId, sure: true });
  });
});
