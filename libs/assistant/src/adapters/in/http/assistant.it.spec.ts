import { newId } from '@prorab/kernel';
import { testEngines } from '@prorab/platform/testing';
import { anAssistantHouse } from './an-assistant-house.builder.js';

type House = Awaited<ReturnType<typeof anAssistantHouse>>;

describe.each(testEngines())('the assistant on %s', (engine) => {
  let house: House;
  beforeAll(async () => {
    house = await anAssistantHouse(engine);
  });
  afterAll(() => house.close());
  const button = (body: { buttons: { id: string; label: string }[] }, label: string): string =>
    body.buttons.find((one) => one.label === label)?.id ?? '';

  it('answers on the desk with a command that a context has planted, and acts on a yes, once', async () => {
    const { status, body } = await house.say('Ава, включи пожалуйста лампу 7');
    expect([status, body.outcome, body.command]).toEqual([200, 'asked', 'planted.switch-lamp']);
    expect(body.text).toBe('Включить лампу 7.\nПодтвердить?');
    expect(await house.times(7)).toBe(0);
    expect((await house.press(button(body, 'Да'))).body.text).toBe('Лампа 7 горит.\n— Щиток, только что');
    expect((await house.press(button(body, 'Да'))).body.text).toBe('Эта кнопка уже нажата.');
    expect(await house.times(7)).toBe(1);
  });

  it('acts once for two presses at the same moment', async () => {
    const { body } = await house.say('включи лампу 8');
    const yes = button(body, 'Да');
    const texts = (await Promise.all([house.press(yes), house.press(yes), house.press(yes)])).map(
      (one) => one.body.text as string,
    );
    expect(texts.filter((text) => text.startsWith('Лампа 8 горит'))).toHaveLength(1);
    expect(texts.filter((text) => text === 'Эта кнопка уже нажата.')).toHaveLength(2);
    expect(await house.times(8)).toBe(1);
  });

  it('leaves nothing of a change that was refused half-way, and its button can be pressed again', async () => {
    const { body } = await house.say('включи лампу 13');
    const refused = await house.press(button(body, 'Да'));
    expect(refused.body).toMatchObject({ outcome: 'refused', text: 'the lamp is broken' });
    expect(await house.times(13)).toBe(0);
    expect((await house.press(button(body, 'Да'))).body.text).toBe('the lamp is broken');
  });

  it('remembers its questions over a restart: a button, a yes, a missing value', async () => {
    const first = await house.say('включи лампу 20');
    await house.restart();
    expect((await house.press(button(first.body, 'Да'))).body.text).toContain('Лампа 20 горит');
    await house.say('включи лампу 21');
    await house.restart();
    expect((await house.say('да')).body.text).toContain('Лампа 21 горит');
    expect((await house.say('включи лампу')).body.text).toBe('Какую лампу?');
    await house.restart();
    expect((await house.say('22')).body.text).toContain('Включить лампу 22');
  });

  it('refuses those who may not, and hides it from their help', async () => {
    expect((await house.say('включи лампу 7', 'egor')).body).toMatchObject({
      ...{ text: 'Эта команда вам недоступна.', outcome: 'refused' },
    });
    const { body } = await house.ask('GET', 'commands', undefined, 'egor');
    expect(body.map(({ id }: { id: string }) => id)).toEqual(['assistant.help']);
    expect((await house.ask('GET', 'commands')).body).toContainEqual({
      ...{ id: 'planted.switch-lamp', title: 'Включить лампу', examples: ['включи лампу 451'], changes: true },
    });
    const { body: asked } = await house.say('включи лампу 7');
    expect((await house.press(button(asked, 'Да'), 'egor')).body.text).toBe('Эта кнопка не для вас.');
    expect((await house.ask('POST', 'phrases', { text: 'помощь' }, null)).status).toBe(401);
    expect((await house.ask('POST', 'phrases', {})).body.code).toBe('platform.request-invalid');
    expect((await house.press('7')).body.code).toBe('platform.request-invalid');
  });

  it('has every phrase answered, whatever it is', async () => {
    for (const text of ['<script>alert(1)</script>', "'; drop table assistant_button; --", 'ж'.repeat(20_000)]) {
      const { status, body } = await house.say(text);
      expect([status, body.outcome, body.buttons.length > 0]).toEqual([200, 'not-understood', true]);
    }
  });

  it('answers in a conversation, once per message, and acts on a press, once', async () => {
    const messageId = await house.addressed('включи лампу 30');
    const speech = await house.heard(`assistant:heard:${messageId}`);
    expect(speech).toMatchObject({
      conversationId: house.conversationId,
      replyTo: messageId,
      buttons: [{ label: 'Да' }, { label: 'Нет' }],
    });
    await house.addressed('включи лампу 30', { messageId });
    await house.pressed(speech, 'Да', 3);
    await house.settled();
    expect(await house.times(30)).toBe(1);
    const pressed = house.spoken.filter(({ key }) => key.startsWith(`assistant:pressed:${speech.buttons[0]?.id}`));
    expect(pressed.map(({ text }) => text).sort()).toEqual([
      'Лампа 30 горит.\n— Щиток, только что',
      'Эта кнопка уже нажата.',
      'Эта кнопка уже нажата.',
    ]);
    expect(house.spoken.filter(({ key }) => key === speech.key)).toHaveLength(1);
  });

  it('acts on a typed yes in the conversation in which it asked, and in no other', async () => {
    await house.heard(`assistant:heard:${await house.addressed('включи лампу 31')}`);
    await house.heard(
      `assistant:heard:${await house.addressed('да', { conversationId: newId(), conversationKind: 'group' })}`,
    );
    expect(await house.times(31)).toBe(0);
    const yes = await house.heard(`assistant:heard:${await house.addressed('да')}`);
    expect(yes.text).toContain('Лампа 31 горит');
    expect(await house.times(31)).toBe(1);
  });

  it('answers later, and once, what was said while it was away', async () => {
    await house.restart(false);
    const messageId = await house.addressed('включи лампу 40');
    house.clock.advance({ hours: 3 });
    await house.restart(true);
    expect((await house.heard(`assistant:heard:${messageId}`)).text).toContain('Включить лампу 40');
    await house.restart(true);
    await house.settled();
    expect(house.spoken.filter(({ key }) => key === `assistant:heard:${messageId}`)).toHaveLength(1);
  });

  it('does not answer strangers, nor an edit of what was done', async () => {
    const stranger = await house.addressed('помощь', { employeeId: newId() });
    const done = await house.addressed('помощь');
    await house.heard(`assistant:heard:${done}`);
    await house.addressed('включи лампу 41', { messageId: done, edited: true });
    await house.settled();
    const about = house.spoken.filter(({ key }) => key.includes(stranger) || key.includes(done));
    expect(about.map(({ key }) => key)).toEqual([`assistant:heard:${done}`]);
  });
});
