import { newId } from '@prorab/kernel';
import { Database } from '@prorab/platform';
import { eventually, makeTestDatabase, testEngines } from '@prorab/platform/testing';
import { type MessengerHouse, aMessengerHouse } from '../http/a-messenger-house.builder.js';
import type { OutsideMessage } from '../../../application/visitors/outside-view.js';
import { GreetWaitingChat } from '../../../application/visitors/use-cases/greet-waiting-chat.use-case.js';
import { type Widget, visitorsConfig, visitorsOf } from './a-visitor.builder.js';

describe.each(testEngines())('Ava in the chat of a customer on %s (AS-17)', (engine) => {
  let url: string;
  let remove: () => Promise<void>;
  const houses: MessengerHouse[] = [];
  const open = async (config: object = {}): Promise<MessengerHouse> => {
    const house = await aMessengerHouse(engine, { on: { url }, config: { ...visitorsConfig, ...config } });
    houses.push(house);
    return house;
  };
  beforeEach(async () => {
    ({ url, remove } = await makeTestDatabase(engine));
  });
  afterEach(async () => {
    for (const house of houses.splice(0)) await house.close();
    await remove();
  });
  const shown = async (widget: Widget): Promise<OutsideMessage[]> =>
    (await widget.emitWithAck('chat:since', { since: 0 })).messages as OutsideMessage[];
  const lines = async (widget: Widget): Promise<OutsideMessage[]> =>
    (await shown(widget)).filter((m) => m.from === 'assistant');
  const wait = async (house: MessengerHouse, seconds: number): Promise<void> => {
    house.clock.advance({ seconds });
    await house.settled();
  };
  /** A chat that has begun, and its widget. */
  const begun = async (house: MessengerHouse) => {
    const site = visitorsOf(house);
    const widget = await site.widget();
    await widget.say('Есть кирпич?');
    return { ...(await site.chatOf(widget)), site, widget };
  };

  it('says one line to who waits; it is no answer: the ladder goes on, sales is told nothing', async () => {
    const house = await open();
    const { site, widget, chatId } = await begun(house);
    await wait(house, 19);
    expect(await lines(widget)).toEqual([]);
    await wait(house, 1);
    await site.heardBy(widget, 'chat:message', { from: 'assistant', name: 'Ава', role: null });
    expect((await lines(widget)).map((m) => m.text)).toEqual([
      expect.stringMatching(/^Здравствуйте! Я Ава, помощница компании «Строим вместе»\. Сейчас у чата никого нет/),
    ]);
    await widget.say('Ау?');
    await wait(house, 60);
    const [row] = await house.database.all<Record<string, unknown>>(
      'select state, first_answered_at, ladder_stage, unanswered_since from messenger_chat where id = ?',
      [chatId],
    );
    expect(row).toMatchObject({ state: 'waiting', first_answered_at: null, ladder_stage: 1 });
    expect(row?.unanswered_since).not.toBeNull();
    await house.app.get(GreetWaitingChat).execute({ chatId, language: 'ru' });
    expect(await lines(widget)).toHaveLength(1);
    const told = await house.database.all<{ name: string }>(
      "select name from platform_event where name like 'sales.%'",
    );
    expect(told.map((e) => e.name)).toEqual(['sales.contact-received.v1']);
    site.close();
  });

  it('with somebody on line: the place in the queue, in the language of the widget', async () => {
    const house = await open({ chatCapacity: 1 });
    const desk = await house.desk('anna');
    const site = visitorsOf(house);
    await eventually(async () => {
      const hello = await (await site.widget()).emitWithAck('chat:hello', {});
      expect(hello.online).toBe(true);
    });
    const [first, second] = [await site.widget(), await site.widget()];
    await first.say('Первый');
    await house.post(`chats/${(await site.chatOf(first)).chatId}/take`, {});
    await second.emitWithAck('chat:send', { clientId: newId(), text: 'Second', language: 'en' });
    const third = await site.widget();
    await third.say('Третий');
    await wait(house, 20);
    expect(await lines(first)).toEqual([]);
    expect((await lines(second)).map((m) => m.text)).toEqual([expect.stringMatching(/^Hello! .* answers soon\.$/)]);
    expect((await lines(third)).map((m) => m.text)).toEqual([expect.stringContaining('Вы 2-й в очереди')]);
    desk.close();
    site.close();
  });

  it('outside of hours: when we are back, and to leave a phone number or an e-mail address', async () => {
    const house = await open();
    house.clock.set('2026-11-27T19:00:00.000Z');
    const present = house.staff.presenceAt.bind(house.staff);
    house.staff.presenceAt = async () =>
      (await present()).map((p) => ({ ...p, atWork: false, nextWorkAt: '2026-11-30T06:00:00.000Z' }));
    const { site, widget } = await begun(house);
    const known = await site.widget();
    await known.emitWithAck('form', { clientId: newId(), text: 'Счёт', phone: '+7 911 000-00-00' });
    await wait(house, 20);
    const [line] = await lines(widget);
    expect(line?.text).toContain('Сейчас мы не работаем, ответим 30 ноября с 9:00. Оставьте, пожалуйста, телефон');
    expect((await lines(known))[0]?.text).toContain('ответим по вашим контактам');
    site.close();
  });

  it('is silent when an agent has taken the chat a moment before, also when he has put it back since', async () => {
    const house = await open();
    const { site, widget, chatId } = await begun(house);
    await wait(house, 19);
    await house.post(`chats/${chatId}/take`, {});
    await house.post(`chats/${chatId}/return`, {});
    await widget.say('Есть кто?');
    await wait(house, 1);
    await wait(house, 120);
    expect(await lines(widget)).toEqual([]);
    site.close();
  });

  it('never speaks after the take, however the two meet', async () => {
    const house = await open({ chatGreetingSeconds: null });
    const site = visitorsOf(house);
    for (let round = 0; round < 6; round++) {
      const widget = await site.widget();
      await widget.say('Есть кирпич?');
      const { chatId } = await site.chatOf(widget);
      const take = () => house.post(`chats/${chatId}/take`, {});
      const greet = () => house.app.get(GreetWaitingChat).execute({ chatId, language: 'ru' });
      await Promise.all(round % 2 ? [take(), greet()] : [greet(), take()]);
      const order = (await shown(widget)).map((m) => m.fact?.code ?? m.from);
      expect(order.indexOf('messenger.chat-taken')).toBe(order.length - 1);
    }
    site.close();
  });

  it('is silent after a line of a person, and where the configuration says never', async () => {
    const house = await open();
    const { site, widget, conversationId, chatId } = await begun(house);
    await house.say(conversationId, 'Есть');
    await house.post(`chats/${chatId}/return`, {});
    await widget.say('А доставка?');
    await wait(house, 60);
    expect(await lines(widget)).toEqual([]);
    site.close();
    await houses.pop()?.close();
    const silent = await open({ chatGreetingSeconds: null });
    const other = await begun(silent);
    await wait(silent, 50);
    expect(await lines(other.widget)).toEqual([]);
    other.site.close();
  });

  it('a restart forgets it not, and two instances say it once', async () => {
    const before = await open();
    const { site, widget, conversationId } = await begun(before);
    const { token } = widget;
    site.close();
    await houses.pop()?.close();
    const [one, two] = [await open(), await open()];
    for (const house of [one, two]) house.clock.advance({ seconds: 30 });
    const count = async (): Promise<number> => {
      const sql = "select id from messenger_message where conversation_id = ? and author = 'assistant:ava'";
      return (await one.app.get(Database).all(sql, [conversationId])).length;
    };
    await eventually(async () => expect(await count()).toBe(1), { within: 20_000 });
    for (const house of [one, two]) await wait(house, 30);
    expect(await count()).toBe(1);
    const back = visitorsOf(two);
    expect((await lines(await back.connect({ token }))).map((m) => m.name)).toEqual(['Ава']);
    back.close();
  });
});
