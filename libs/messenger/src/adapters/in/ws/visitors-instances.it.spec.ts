import { Database } from '@prorab/platform';
import { eventually, makeTestDatabase, testEngines } from '@prorab/platform/testing';
import { type MessengerHouse, aMessengerHouse, people } from '../http/a-messenger-house.builder.js';
import { shop, visitorsConfig, visitorsOf } from './a-visitor.builder.js';

const redisUrl = process.env.REDIS_URL ?? 'redis://127.0.0.1:6379';
const engine = testEngines().at(-1) ?? 'sqlite';

/** Houses on one base, one after the other or together. */
async function onOneBase(
  work: (
    open: (redis?: boolean) => Promise<MessengerHouse>,
    stop: (house: MessengerHouse) => Promise<void>,
  ) => Promise<void>,
): Promise<void> {
  const { url, remove } = await makeTestDatabase(engine);
  const houses: MessengerHouse[] = [];
  const gone = new Set<MessengerHouse>();
  try {
    await work(
      async (redis = false) => {
        const house = await aMessengerHouse(engine, {
          ...{ on: { url }, config: visitorsConfig, redisUrl: redis ? redisUrl : null },
        });
        houses.push(house);
        return house;
      },
      (house) => (gone.add(house), house.close()),
    );
  } finally {
    for (const house of houses) if (!gone.has(house)) await house.close();
    await remove();
  }
}

describe(`visitors and more than one process on ${engine}`, () => {
  it('a visitor at one instance and an agent at another hear each other', () =>
    onOneBase(async (open) => {
      const [here, there] = [await open(true), await open(true)];
      const site = visitorsOf(here);
      const widget = await site.widget();
      await widget.say('Слышно?');
      const chat = await site.chatOf(widget);
      const desk = await there.desk('anna');
      await desk.emitWithAck('chat:open', { conversationId: chat.conversationId });
      await widget.say('А теперь?');
      await eventually(() =>
        expect(desk.heard).toContainEqual(['chat:message', expect.objectContaining({ text: 'А теперь?' })]),
      );
      await there.say(chat.conversationId, 'Слышно');
      await site.heardBy(widget, 'chat:message', { text: 'Слышно', name: 'Анна' });
      const line = (await there.get('chats?view=open')).body.items[0];
      expect(line).toMatchObject({ chatId: chat.chatId, agentId: people.anna.id, visitor: { isHere: true } });
      // His second tab, at the other instance, is the same visitor.
      const tab = await visitorsOf(there).connect({ token: widget.token }, shop);
      await tab.say('С другой вкладки');
      await site.heardBy(widget, 'chat:message', { text: 'С другой вкладки' });
      tab.close();
      site.close();
    }));

  it('a restart forgets neither the ladder nor the agent who is gone', () =>
    onOneBase(async (open, stop) => {
      const before = await open();
      const site = visitorsOf(before);
      const widget = await site.widget();
      await widget.say('Есть кто?');
      const { chatId } = await site.chatOf(widget);
      await before.post(`chats/${chatId}/take`, {});
      site.close();
      await stop(before);

      const after = await open();
      const [head, vera] = [await after.desk('head'), await after.desk('vera')];
      after.clock.advance({ minutes: 20 });
      const alarms = () => head.heard.filter(([e]) => e === 'chat:alarm').map(([, a]) => (a as { rung: string }).rung);
      await eventually(() => expect(alarms()).toEqual(['team', 'head']), { within: 20_000 });
      // Anna, who had it, never came back: the clock of the new process finds out.
      await eventually(
        async () => {
          after.clock.advance({ seconds: 30 });
          const [row] = await after.app
            .get(Database)
            .all<{ agent_id: string }>('select agent_id from messenger_chat where id = ?', [chatId]);
          expect(row?.agent_id).not.toBe(people.anna.id);
        },
        { within: 40_000 },
      );
      vera.close();
      head.close();
    }));
});
