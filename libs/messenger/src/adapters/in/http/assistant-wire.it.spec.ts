import { newId } from '@prorab/kernel';
import { type IntegrationEventClass, Outbox, Tables, UnitOfWork } from '@prorab/platform/marks';
import { eventually, testEngines } from '@prorab/platform/testing';
import type { MessageView } from '../../../application/wire.js';
import {
  AssistantAddressed,
  ButtonPressed,
  Speak,
  SpeechChanged,
  SpeechRead,
  type SpokenButton,
} from '../../../contract/index.js';
import { type MessengerHouse, aMessengerHouse, people } from './a-messenger-house.builder.js';

const ava = 'assistant:ava';
const buttons: SpokenButton[] = [
  { id: 'done', label: 'Сделано' },
  { id: 'later', label: 'Позже' },
];

describe.each(testEngines())('the wire of the assistant on %s', (engine) => {
  let house: MessengerHouse;
  beforeAll(async () => void (house = await aMessengerHouse(engine)));
  afterAll(() => house.close());

  const told = async (event: IntegrationEventClass): Promise<Record<string, unknown>[]> => {
    const sql = 'select payload from platform_event where name = ? order by id';
    const rows = await house.app.get(Tables).all<{ payload: string }>(sql, [event.eventName]);
    return rows.map((r) => JSON.parse(r.payload) as Record<string, unknown>);
  };
  const orders = (...events: object[]): Promise<void> =>
    house.app.get(UnitOfWork).run(async () => events.forEach((event) => house.app.get(Outbox).add(event)));
  const speak = (over: Partial<Speak>) =>
    orders(
      Speak.of({
        ...{ key: newId(), employeeId: null, conversationId: null, replyTo: null, text: 'Напоминаю', urgent: false },
        ...{ buttons, buttonsUntil: null, ...over },
      }),
    );
  const talkOf = async (as: keyof typeof people): Promise<string> =>
    (await house.post('assistant', {}, as)).body.conversationId as string;
  const messagesOf = async (id: string, as: keyof typeof people = 'anna'): Promise<MessageView[]> =>
    (await house.get(`conversations/${id}/messages`, as)).body.messages;
  const spoken = (id: string, text: string, as: keyof typeof people = 'anna'): Promise<MessageView> =>
    eventually(async () => (await messagesOf(id, as)).find((m) => m.text === text) ?? false, {
      message: `«${text}» is said`,
    });
  const press = (messageId: string, buttonId: string, as: keyof typeof people = 'anna') =>
    house.ask('POST', `messages/${messageId}/buttons/${buttonId}`, { as });

  it('she hears what is said in the talk with her and where she is mentioned, and nothing else', async () => {
    const [talk, group] = [await talkOf('anna'), await house.group('anna', 'boris')];
    const asked = await house.say(talk, 'счет 451');
    await house.say(group, 'без неё');
    const mentioned = await house.say(group, '@Ава, кто на месте?', 'boris', { mentions: [ava] });
    await house.ask('PUT', `messages/${asked.id}`, { body: { text: 'счет 452' } });
    expect(await told(AssistantAddressed)).toMatchObject([
      {
        messageId: asked.id,
        conversationKind: 'assistant',
        text: 'счет 451',
        edited: false,
        employeeId: people.anna.id,
      },
      { messageId: mentioned.id, conversationKind: 'group', text: 'кто на месте?', employeeId: people.boris.id },
      { messageId: asked.id, text: 'счет 452', edited: true },
    ]);
  });

  it('what she says comes to every desk of the person, once, however often it is ordered; then it changes there', async () => {
    const talk = await talkOf('vera');
    const desk = await house.desk('vera');
    const [key, text] = [newId(), 'Позвонить в «Ромашку»'];
    await Promise.all([1, 2, 3].map(() => speak({ key, text, employeeId: people.vera.id })));
    const message = await spoken(talk, text, 'vera');
    expect(message).toMatchObject({ author: ava, buttons });
    expect(message).not.toHaveProperty('speechKey');
    await eventually(() => expect(desk.heard.map(([, m]) => (m as MessageView).text)).toContain(text));
    expect((await press(message.id, 'done', 'vera')).status).toBe(204);
    expect((await press(message.id, 'nothing', 'vera')).body.code).toBe('messenger.button-missing');
    expect((await press(message.id, 'done', 'boris')).body.code).toBe('messenger.message-missing');
    expect(await told(ButtonPressed)).toMatchObject([
      { key, buttonId: 'done', messageId: message.id, conversationId: talk, employeeId: people.vera.id },
    ]);
    await orders(SpeechChanged.of({ key, text: 'Сделано ✅', buttons: [] }));
    const changed = await spoken(talk, 'Сделано ✅', 'vera');
    expect(changed).toMatchObject({ id: message.id, seq: message.seq, buttons: [] });
    expect((await press(message.id, 'done', 'vera')).status).toBe(404);
    await house.settled();
    expect((await messagesOf(talk, 'vera')).filter((m) => m.author === ava)).toHaveLength(1);
    const heard = desk.heard.filter(([e]) => e === 'chat:message').map(([, m]) => (m as MessageView).text);
    expect(heard).toEqual([text, 'Сделано ✅']);
  });

  it('a talk that nobody has opened yet is opened by what she says', async () => {
    await speak({ employeeId: people.accountant.id, text: 'Доброе утро' });
    const list = () => house.get('conversations', 'accountant');
    await eventually(async () =>
      expect((await list()).body.items).toMatchObject([
        { kind: 'assistant', unread: 1, last: { text: 'Доброе утро', author: ava } },
      ]),
    );
  });

  it('buttons go when their time is over', async () => {
    const [talk, text] = [await talkOf('head'), 'До вечера'];
    const buttonsUntil = new Date(house.clock.now().getTime() + 3_600_000).toISOString();
    await speak({ employeeId: people.head.id, text, buttonsUntil });
    const message = await spoken(talk, text, 'head');
    expect(message.buttonsUntil).toBe(buttonsUntil);
    expect((await press(message.id, 'later', 'head')).status).toBe(204);
    house.clock.advance({ minutes: 60 });
    expect((await press(message.id, 'later', 'head')).body.code).toBe('messenger.button-missing');
  });

  it('what was read is told once for each person, though two devices read at once; to answer is to have read', async () => {
    const group = await house.group('boris', 'vera');
    const keys = ['а', 'б', 'в'].map((n) => `${n} ${newId()}`);
    for (const key of keys) {
      await speak({ key, conversationId: group, text: key });
      await spoken(group, key, 'boris');
    }
    const [phone, computer] = [await house.desk('boris'), await house.desk('boris')];
    await Promise.all(
      [2, 3, 1, 3].map((seq, i) => (i % 2 ? phone : computer).emitWithAck('chat:read', { conversationId: group, seq })),
    );
    await house.say(group, 'ясно', 'vera');
    const read = (await told(SpeechRead)).filter((e) => keys.includes(e.key as string));
    const of = (id: string) =>
      read
        .filter((e) => e.employeeId === id)
        .map((e) => e.key)
        .sort();
    expect([of(people.boris.id), of(people.vera.id)]).toEqual([keys, keys]);
  });
});
