import fc from 'fast-check';
import { newId } from '@prorab/kernel';
import { quietCalendar } from '../../domain/notice/notice-settings.js';
import { aNoticeWorld } from '../notice/a-notice-world.builder.js';

type World = ReturnType<typeof aNoticeWorld>;
const told = ({ sent }: World) => sent.map(({ at, hint }) => `${at.toISOString().slice(5, 16)} ${hint.kind}`);

describe('a message that nobody looks at', () => {
  it('is told after its delay, once, as a hint', async () => {
    const world = aNoticeWorld();
    const { id, endpoint } = await world.employee();
    const message = await world.say([id]);
    await world.pass({ minutes: 300 });
    expect(told(world)).toEqual(['11-26T09:02 message']);
    expect(world.sent[0]).toMatchObject({
      ...{ endpoint, urgency: 'normal', topic: message.conversationId.replaceAll('-', '') },
      hint: { kind: 'message', conversationId: message.conversationId, title: 'Анна', text: 'Кирпич едет' },
    });
    expect(world.jobs.orders).toEqual([]);
  });
  it('is not told to whoever reads it before', async () => {
    const world = aNoticeWorld();
    const { id } = await world.employee();
    const { conversationId } = await world.say([id]);
    await world.pass({ minutes: 1 });
    world.facts.look(id, conversationId, world.clock.now());
    await world.pass({ minutes: 300 });
    expect(told(world)).toEqual([]);
  });
  it('is not told to whoever sits at the desk, until he leaves it', async () => {
    const world = aNoticeWorld();
    const { id } = await world.employee();
    world.sits(id);
    await world.say([id]);
    const leaves = new Date('2026-11-26T09:30:00Z');
    await world.pass({ minutes: 300 }, () => void (world.clock.now() < leaves && world.sits(id)));
    expect(told(world)).toEqual(['11-26T09:31 message']);
  });
  it('is never told to whoever sits there all day, nor looked at for ever', async () => {
    const world = aNoticeWorld();
    const { id } = await world.employee();
    await world.say([id]);
    let looks = 0;
    await world.pass({ minutes: 480 }, () => void (looks++, world.sits(id)));
    expect(told(world)).toEqual([]);
    expect(looks).toBeLessThan(30);
  });
  it('is told with others of its talk as one hint, until the talk is looked at', async () => {
    const world = aNoticeWorld();
    const { id } = await world.employee();
    const { conversationId } = await world.say([id]);
    for (let n = 0; n < 5; n++) {
      await world.say([id], { conversationId });
      await world.pass({ minutes: 1 });
    }
    expect(told(world)).toEqual(['11-26T09:02 message']);
    world.facts.look(id, conversationId, world.clock.now());
    await world.pass({ minutes: 1 });
    await world.say([id], { conversationId });
    await world.pass({ minutes: 5 });
    expect(told(world)).toEqual(['11-26T09:02 message', '11-26T09:08 message']);
  });
  it('costs one row per talk and minute, and none per person without a phone', async () => {
    const world = aNoticeWorld();
    const nobody = Array.from({ length: 50 }, () => newId());
    const conversationId = newId();
    for (let n = 0; n < 200; n++) await world.say(nobody, { conversationId, kind: 'group' });
    expect(world.jobs.orders).toHaveLength(1);
    await world.pass({ minutes: 2 });
    expect(world.jobs.orders).toEqual([]);
  });
  it('is told to a phone at once if it is urgent, at night and on vacation', async () => {
    const world = aNoticeWorld('2026-11-26T23:00:00Z');
    const { id } = await world.employee();
    const place = world.people.places.get(id);
    if (place) world.people.places.set(id, { ...place, absentUntil: new Date('2026-12-09T00:00:00Z') });
    await world.say([id], { urgent: true });
    await world.pass({ minutes: 0 });
    expect(told(world)).toEqual(['11-26T23:00 message']);
    expect(world.sent[0]).toMatchObject({ urgency: 'high' });
  });
  it('is told to nobody who has gone', async () => {
    const world = aNoticeWorld();
    const { id } = await world.employee();
    await world.say([id], { urgent: true });
    world.people.places.clear();
    await world.pass({ minutes: 300 });
    expect(told(world)).toEqual([]);
  });
  it('says not what was written, if the person wants that', async () => {
    const world = aNoticeWorld();
    const { id } = await world.employee({ showText: false });
    await world.say([id]);
    await world.pass({ minutes: 5 });
    expect(world.sent[0]?.hint.text).toBe('Новое сообщение');
  });
});

describe('the morning', () => {
  const night = '2026-11-26T19:30:00Z';
  const morning = '2026-11-27T06:00:00Z';
  it('brings one hint for all that came in the night', async () => {
    const world = aNoticeWorld(night);
    const { id } = await world.employee();
    for (let n = 0; n < 100; n++) {
      await world.say([id], {
        title: `Группа ${n % 3}`,
        conversationId: `0199d3a1-7c1e-7000-8000-00000000000${n % 3}`,
      });
      await world.pass({ minutes: 3 });
    }
    await world.pass('2026-11-27T14:00:00Z');
    expect(told(world)).toEqual(['11-27T06:00 digest']);
    expect(world.sent[0]?.hint.title).toBe('Пока вас не было: 100 сообщений в 3 беседах');
    expect(world.sent[0]).toMatchObject({ topic: 'digest', urgency: 'low' });
  });
  it('brings nothing to whoever has read all, or sits at the desk', async () => {
    const world = aNoticeWorld(night);
    const [anna, boris] = [await world.employee(), await world.employee()];
    const { conversationId } = await world.say([anna.id, boris.id]);
    await world.pass({ minutes: 60 });
    world.facts.look(anna.id, conversationId, world.clock.now());
    await world.pass(morning, () => world.sits(boris.id));
    expect(told(world)).toEqual([]);
  });
  it('leaves out what is muted', async () => {
    const world = aNoticeWorld(night);
    const muted = { conversationId: newId(), until: null };
    const { id } = await world.employee({ muted: [muted] });
    await world.say([id], { conversationId: muted.conversationId });
    await world.say([id]);
    await world.pass(morning);
    expect(world.sent.map(({ hint }) => hint.title)).toEqual(['Пока вас не было: 1 сообщение в 1 беседе']);
  });
  it('moves with a vacation that was planned since, and with other quiet hours', async () => {
    const world = aNoticeWorld(night);
    const { id } = await world.employee();
    await world.say([id]);
    await world.pass({ minutes: 60 });
    const place = world.people.places.get(id);
    if (place) world.people.places.set(id, { ...place, absentUntil: new Date('2026-12-01T21:00:00Z') });
    await world.settings.keep(id, {
      ...(await world.settings.of([id])).get(id)!,
      quiet: { from: '21:00', to: '09:30' },
    });
    await world.pass('2026-12-02T12:00:00Z');
    expect(told(world)).toEqual(['12-02T06:30 digest']);
  });

  it('brings at most one hint a day, never in the quiet hours, whatever is written and whenever it is read', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            ...{ minutes: fc.integer({ min: 0, max: 400 }), talk: fc.integer({ min: 0, max: 2 }) },
            what: fc.constantFrom('say', 'say', 'say', 'look', 'sit', 'quiet'),
          }),
          { minLength: 5, maxLength: 30 },
        ),
        async (steps) => {
          const world = aNoticeWorld('2026-11-24T15:00:00Z');
          const { id } = await world.employee();
          const settings = (await world.settings.of([id])).get(id)!;
          const talks = [newId(), newId(), newId()];
          const quiet: ReturnType<typeof quietCalendar>[] = [];
          let seen = 0;
          const check = (): void => {
            for (const { at } of world.sent.slice(seen)) expect(quiet.at(-1)?.isOpenAt(at) ?? false).toBe(false);
            seen = world.sent.length;
          };
          quiet.push(quietCalendar(settings, 'Europe/Moscow'));
          for (const { what, minutes, talk } of steps) {
            const conversationId = talks[talk] ?? '';
            if (what === 'say') await world.say([id], { conversationId });
            if (what === 'look') world.facts.look(id, conversationId, world.clock.now());
            if (what === 'sit') world.sits(id);
            if (what === 'quiet') {
              const changed = { ...settings, quiet: { from: '21:00', to: talk ? '10:00' : '07:00' } };
              await world.settings.keep(id, changed);
              quiet.push(quietCalendar(changed, 'Europe/Moscow'));
            }
            await world.pass({ minutes });
            check();
          }
          await world.pass({ minutes: 5 * 1_440 });
          check();
          const days = world.sent
            .filter(({ hint }) => hint.kind === 'digest')
            .map(({ at }) => at.toISOString().slice(0, 10));
          expect(new Set(days).size).toBe(days.length);
          expect(world.jobs.orders).toEqual([]);
        },
      ),
      { numRuns: 60 },
    ));
});
