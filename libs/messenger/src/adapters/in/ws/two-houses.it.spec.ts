import { newId } from '@prorab/kernel';
import { eventually, testEngines } from '@prorab/platform/testing';
import { type RedisServer, redis } from '../../../../../../test/services/redis.js';
import type { MessageView } from '../../../application/wire.js';
import type { PresenceSeen } from '../../../domain/presence.js';
import { type MessengerHouse, aMessengerHouse, people } from '../http/a-messenger-house.builder.js';

type Desk = Awaited<ReturnType<MessengerHouse['desk']>>;

// SQLite serves one process.
describe.each(testEngines().filter((engine) => engine !== 'sqlite'))('two houses of one company on %s', (engine) => {
  let server: RedisServer;
  let one: MessengerHouse;
  let two: MessengerHouse;
  beforeAll(async () => {
    server = await redis();
    one = await aMessengerHouse(engine, { redisUrl: server.url });
    two = await aMessengerHouse(engine, { redisUrl: server.url, on: one });
    // They hear each other once a word of each has come to the other.
    const [left, right] = [await one.desk('worker'), await two.desk('worker')];
    await eventually(async () => {
      for (const desk of [left, right]) await desk.emitWithAck('presence:say', { status: 'online', text: newId() });
      const texts = (desk: Desk) =>
        new Set(
          desk.heard.flatMap(([e, p]) =>
            e === 'presence' ? (p as { people: PresenceSeen[] }).people.map((one) => one.text) : [],
          ),
        );
      return texts(left).size > 1 && texts(right).size > 1;
    });
    left.close();
    right.close();
  });
  afterAll(async () => {
    await two.close();
    await one.close();
    await server.stop();
  });
  const seqs = (desk: Desk, id: string): number[] =>
    desk.heard.flatMap(([e, m]) =>
      e === 'chat:message' && (m as MessageView).conversationId === id ? [(m as MessageView).seq] : [],
    );

  it('who is at the other house hears the first word of a conversation that he was let into just before', async () => {
    const boris = await two.desk('boris');
    for (let i = 0; i < 10; i++) {
      const id = await one.group('anna', 'boris');
      await one.say(id, 'первое слово');
      await eventually(() => expect(seqs(boris, id)).toEqual([1]));
    }
    boris.close();
  });

  it('many who write at both at once make one sequence without a gap, and each desk hears each message once', async () => {
    const id = await one.group('anna', 'boris', 'vera');
    const desks = [await one.desk('anna'), await two.desk('boris'), await one.desk('vera'), await two.desk('anna')];
    const said = await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        (desks[i % desks.length] as Desk).emitWithAck('chat:send', {
          ...{ conversationId: id, clientId: newId(), text: `сообщение ${i}` },
        }),
      ),
    );
    const dense = Array.from({ length: 60 }, (_, i) => i + 1);
    expect(said.map((s) => (s as { message: MessageView }).message.seq).sort((a, b) => a - b)).toEqual(dense);
    for (const desk of desks) await eventually(() => expect(seqs(desk, id).sort((a, b) => a - b)).toEqual(dense));
    desks.forEach((desk) => desk.close());
  });

  it('one client id sent to both houses at once is one message', async () => {
    const id = await one.direct('anna', 'boris');
    const [here, there] = [await one.desk('anna'), await two.desk('anna')];
    const clientId = newId();
    const said = await Promise.all(
      [here, there, here, there].map((d) => d.emitWithAck('chat:send', { conversationId: id, clientId, text: 'раз' })),
    );
    expect(new Set(said.map((s) => (s as { message: MessageView }).message.id)).size).toBe(1);
    here.close();
    there.close();
  });

  it('two colleagues who open their talk at two houses at once have one', async () => {
    const ids = await Promise.all([one.direct('vera', 'accountant'), two.direct('accountant', 'vera')]);
    expect(new Set(ids).size).toBe(1);
  });

  it('presence is one picture: in use at one house, gone when the desks of both are closed', async () => {
    const watcher = await one.desk('head');
    const last = () =>
      watcher.heard
        .flatMap(([e, p]) => (e === 'presence' ? (p as { people: PresenceSeen[] }).people : []))
        .findLast(({ employeeId }) => employeeId === people.vera.id);
    const [here, there] = [await one.desk('vera'), await two.desk('vera')];
    await eventually(() => expect(last()?.status).toBe('online'));
    await here.emitWithAck('presence:activity', { active: false });
    await there.emitWithAck('presence:activity', { active: false });
    await eventually(() => expect(last()?.status).toBe('away'));
    here.close();
    await there.emitWithAck('presence:activity', { active: true });
    await eventually(() => expect(last()?.status).toBe('online'));
    there.close();
    await eventually(() => expect(last()).toMatchObject({ status: 'offline', lastSeenAt: expect.any(String) }));
    for (const house of [one, two])
      await eventually(async () =>
        expect(
          (await house.get('people', 'head')).body.people.find((p: PresenceSeen) => p.employeeId === people.vera.id),
        ).toMatchObject({ status: 'offline' }),
      );
    watcher.close();
  });
});
