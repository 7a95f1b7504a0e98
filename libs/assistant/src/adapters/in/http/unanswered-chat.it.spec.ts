import { newId } from '@prorab/kernel';
import { ChatUnanswered } from '@prorab/messenger/contract';
import { eventually, testEngines } from '@prorab/platform/testing';
import { type RemindersHouse, aRemindersHouse, people } from './a-reminders-house.builder.js';

describe.each(testEngines())('a chat that nobody answers on %s', (engine) => {
  let house: RemindersHouse;
  beforeAll(async () => (house = await aRemindersHouse(engine)));
  afterAll(() => house.close());

  it('is told to its owner, then to the head, urgently; a rung that is told again is the same speech', async () => {
    const [chatId, conversationId] = [newId(), newId()];
    const since = house.clock.now();
    const rung = (name: 'owner' | 'team' | 'head') =>
      house.tell(
        ChatUnanswered.of({
          ...{ chatId, conversationId, inquiryId: null, ownerId: people.anna.id, rung: name },
          ...{ waitingSince: since.toISOString(), at: house.clock.now().toISOString() },
        }),
      );
    for (const [name, minutes] of [
      ['owner', 1],
      ['owner', 0],
      ['team', 2],
      ['head', 7],
    ] as const) {
      house.clock.advance({ minutes });
      await rung(name);
    }
    await house.settled();
    const said = await eventually(async () => {
      const all = (await house.said()).filter((s) => s.key.startsWith(`chat-unanswered:${chatId}:`));
      expect(new Set(all.map((s) => s.key)).size).toBe(2);
      return all;
    });
    const to = (id: string) => said.filter((s) => s.employeeId === id);
    expect(to(people.anna.id).map((s) => [s.urgent, s.text.split('\n')[0]])).toEqual([
      [true, 'Клиент ждёт ответа в чате с сайта уже 1 мин.'],
      [true, 'Клиент ждёт ответа в чате с сайта уже 1 мин.'],
    ]);
    expect(new Set(to(people.anna.id).map((s) => s.key)).size).toBe(1);
    expect(to(people.head.id).map((s) => [s.urgent, s.text.split('\n')[0]])).toEqual([
      [true, 'Клиент ждёт ответа в чате с сайта уже 10 мин.'],
    ]);
  });
});
