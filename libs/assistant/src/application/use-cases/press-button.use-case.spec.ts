import { newId } from '@prorab/kernel';
import { anAssistantWorld, anna, boris, room } from '../an-assistant-world.builder.js';

describe('a change', () => {
  it('is shown first and done by the button, on behalf of the person, once', async () => {
    const { say, press, invoices } = anAssistantWorld();
    const reply = await say('оплати счёт 451');
    expect(reply).toMatchObject({
      ...{ text: 'Отметить счёт № 451 оплаченным.\nПодтвердить?', outcome: 'asked' },
      buttons: [{ label: 'Да', expiresAt: '2026-11-26T09:30:00.000Z' }, { label: 'Нет' }],
    });
    expect(invoices.paid).toEqual([]);
    expect((await press(reply, 'Да'))?.text).toContain('Счёт № 451 оплачен.');
    expect(invoices.paid).toEqual([{ number: 451, by: anna }]);
    expect((await press(reply, 'Да'))?.text).toBe('Эта кнопка уже нажата.');
    expect((await press(reply, 'Нет'))?.text).toBe('Эта кнопка уже нажата.');
    expect(invoices.paid).toHaveLength(1);
  });

  it.each(['да', 'Да, конечно', 'lf', 'yes', 'ок'])('is done by «%s», typed after a restart', async (typed) => {
    const { say, invoices } = anAssistantWorld();
    await say('оплати счёт 451');
    const messageId = newId();
    expect((await say(typed, { messageId }))?.text ?? '').toContain('оплачен');
    expect(await say(typed, { messageId })).toBeNull();
    expect(invoices.paid).toHaveLength(1);
  });

  it.each(['нет', 'Нет, спасибо', 'отмена', 'no'])('is let go by «%s»', async (typed) => {
    const { say, press, invoices } = anAssistantWorld();
    const reply = await say('оплати счёт 451');
    expect((await say(typed))?.text).toBe('Хорошо, ничего не делаю.');
    expect((await press(reply, 'Да'))?.text).toBe('Эта кнопка уже нажата.');
    expect(invoices.paid).toEqual([]);
  });

  it('is done by no one else, and not when the question has grown old', async () => {
    const { say, press, clock, invoices } = anAssistantWorld();
    const reply = await say('оплати счёт 451');
    expect((await press(reply, 'Да', boris))?.text).toBe('Эта кнопка не для вас.');
    clock.advance({ minutes: 30 });
    expect((await press(reply, 'Да'))?.text).toBe('Эта кнопка устарела. Спросите ещё раз.');
    expect((await say('да'))?.text).toBe('Сейчас я ни о чём не спрашиваю.');
    expect(invoices.paid).toEqual([]);
  });

  it('is not done any more by somebody who has lost the right or the job', async () => {
    const { say, press, listeners, invoices } = anAssistantWorld();
    const reply = await say('оплати счёт 451');
    const was = listeners.known.get(anna);
    if (was) listeners.hire({ ...was, role: 'manufacturer' });
    expect((await press(reply, 'Да'))?.text).toBe('Эта команда вам недоступна.');
    listeners.gone.add(anna);
    expect(await press(reply, 'Да')).toBeNull();
    expect(invoices.paid).toEqual([]);
  });

  it('that is refused says why in the language of the person', async () => {
    const { say, press, invoices } = anAssistantWorld();
    const reply = await say('оплати счёт 451');
    invoices.paid.push({ number: 451, by: boris });
    expect((await press(reply, 'Да'))?.text).toBe('Счёт № 451 уже оплачен.');
  });

  it('that cannot be done says so instead of asking', async () => {
    const { say, invoices } = anAssistantWorld();
    invoices.paid.push({ number: 451, by: boris });
    expect(await say('оплати счёт 451')).toMatchObject({
      text: 'Счёт № 451 уже оплачен.',
      outcome: 'refused',
      buttons: [],
    });
  });
});

describe('a button', () => {
  it('under an answer asks before a change, unless the press is the yes', async () => {
    const { say, press, invoices } = anAssistantWorld();
    const slots = { number: 451 };
    invoices.offers = [
      { label: 'Оплатить', command: 'planted.pay', slots },
      { label: 'Точно оплатить', command: 'planted.pay', slots, sure: true },
    ];
    const reply = await say('счёт 451');
    invoices.offers = [];
    expect(await press(reply, 'Оплатить')).toMatchObject({
      outcome: 'asked',
      buttons: [{ label: 'Да' }, { label: 'Нет' }],
    });
    expect(invoices.paid).toEqual([]);
    await press(reply, 'Точно оплатить');
    expect(invoices.paid).toHaveLength(1);
  });

  it('that nobody made is gone', async () => {
    const { pressId } = anAssistantWorld();
    expect((await pressId(newId()))?.text).toBe('Этой кнопки уже нет.');
  });

  it('that was pressed disappears from the conversation, with all of its question', async () => {
    const { say, press, changed, spoken } = anAssistantWorld();
    const messageId = newId();
    const key = `assistant:heard:${messageId}`;
    const reply = await say('оплати счёт 451', { messageId, to: { key, conversationId: room, replyTo: messageId } });
    await press(reply, 'Нет', anna, { key: 'assistant:pressed:1', conversationId: room, replyTo: null });
    expect(changed()).toEqual([expect.objectContaining({ key, text: null, buttons: [] })]);
    expect(spoken().map((one) => one.key)).toEqual([key, 'assistant:pressed:1']);
  });

  it('leaves the others of a list where they are', async () => {
    const { say, press, changed, invoices } = anAssistantWorld();
    invoices.offers = [1, 2].map((number) => ({ label: `№ ${number}`, command: 'planted.invoice', slots: { number } }));
    const to = { key: 'assistant:heard:list', conversationId: room, replyTo: null };
    const reply = await say('счёт 451', { to });
    await press(reply, '№ 1');
    expect(changed()[0]?.buttons.map(({ label }) => label)).toEqual(['№ 2']);
    expect((await press(reply, '№ 2'))?.text).toContain('Счёт № 2');
  });
});
