import { newId } from '@prorab/kernel';
import { anAssistantWorld, anna, room, worker } from '../an-assistant-world.builder.js';

describe('hearing a phrase', () => {
  it('answers a question and says whose word it is and how old', async () => {
    const { say, invoices, clock } = anAssistantWorld();
    invoices.asOf = new Date(clock.now().getTime() - 4 * 60_000);
    expect(await say('Ава, счет 451')).toMatchObject({
      ...{
        text: 'Счёт № 451\n— 1С, 4 мин назад',
        outcome: 'answered',
        command: 'planted.invoice',
        understoodBy: 'words',
      },
      ...{ source: '1С', asOf: '2026-11-26T08:56:00.000Z', buttons: [] },
    });
    expect((await say('invoice 451'))?.text).toBe('Invoice 451\n— 1С, 4 min ago');
  });

  it.each([
    ['счёт -5', '-5'],
    ['счет № -5', '-5'],
    ['счёт 4.5', '4.5'],
    ['счет 4,50', '4,50'],
    ['ава, покажи счёт −451 пожалуйста', '−451'],
  ])(
    'refuses %s politely instead of reading another number, and goes on when it is put right',
    async (phrase, said) => {
      const { say } = anAssistantWorld();
      expect(await say(phrase)).toMatchObject({
        ...{ outcome: 'asked', command: 'planted.invoice' },
        text: `Номер — целое число больше нуля, а здесь «${said}». Какой номер счёта?`,
      });
      expect((await say('5'))?.text).toContain('Счёт № 5');
    },
  );
  it.each(['счёт-451', 'счёт - 451', 'счёт №451.', 'счет 451, пожалуйста', 'счёт №451-го', 'счёт — 451'])(
    'takes the dash or the stop of «%s» for what it is',
    async (phrase) => {
      const { say } = anAssistantWorld();
      expect((await say(phrase))?.text).toContain('Счёт № 451');
    },
  );

  it('says it in the conversation too, as an answer to the message, under a key made of the message', async () => {
    const { say, spoken, invoices } = anAssistantWorld();
    invoices.offers = [{ label: 'Оплатить', command: 'planted.pay', slots: { number: 451 }, minutes: 10 }];
    const messageId = newId();
    const to = { key: `assistant:heard:${messageId}`, conversationId: room, replyTo: messageId };
    await say('счёт 451', { messageId, to });
    expect(spoken()).toMatchObject([
      {
        ...{ key: to.key, conversationId: room, replyTo: messageId, employeeId: null, urgent: false },
        ...{ buttonsUntil: '2026-11-26T09:10:00.000Z', buttons: [{ label: 'Оплатить' }] },
      },
    ]);
  });

  it('answers a message once, however often it is told', async () => {
    const { say, hearings } = anAssistantWorld();
    const messageId = newId();
    expect(await say('счёт 451', { messageId })).not.toBeNull();
    expect(await say('счёт 451', { messageId })).toBeNull();
    expect([...hearings.hearings.values()]).toMatchObject([
      { id: messageId, outcome: 'answered', command: 'planted.invoice' },
    ]);
  });

  it('does not do again what a message asked before it was edited, but hears what was put right', async () => {
    const { say } = anAssistantWorld();
    const [done, failed] = [newId(), newId()];
    await say('счёт 451', { messageId: done });
    expect(await say('счёт 452', { messageId: done, edited: true })).toBeNull();
    expect(await say('абракадабра', { messageId: failed })).toMatchObject({ outcome: 'not-understood' });
    expect(await say('счёт 452', { messageId: failed, edited: true })).toMatchObject({ command: 'planted.invoice' });
    expect(await say('счёт 453', { messageId: failed, edited: true })).toBeNull();
  });

  it('does not talk with bots, strangers and the dismissed', async () => {
    const { say, listeners, hearings } = anAssistantWorld();
    expect(await say('счёт 451', { by: newId() })).toBeNull();
    listeners.gone.add(anna);
    expect(await say('счёт 451')).toBeNull();
    expect(hearings.hearings.size).toBe(0);
  });

  it('offers the three nearest of what the person may use, and does what is pressed', async () => {
    const { say, press } = anAssistantWorld();
    const reply = await say('оплатить надо бы ромашку вчерашнюю 451');
    expect(reply).toMatchObject({ outcome: 'not-understood', command: null });
    expect(reply?.buttons).toHaveLength(3);
    expect(reply?.buttons.map(({ label }) => label)).not.toContain('Тайна');
    expect(await press(reply, reply?.buttons[0]?.label ?? '')).toMatchObject({
      command: 'planted.pay',
      outcome: 'asked',
    });
  });

  it('hides from help what the role may not use, and refuses it in words', async () => {
    const { say, listCommands } = anAssistantWorld();
    const known = (role: string) =>
      listCommands.execute({ role, room: 'assistant', language: 'ru' }).map(({ id }) => id);
    expect(known('manufacturer')).not.toContain('planted.invoice');
    expect(known('head')).toContain('planted.secret');
    expect(await say('счёт 451', { by: worker })).toMatchObject({
      ...{ text: 'Эта команда вам недоступна.', outcome: 'refused', command: null },
    });
    expect((await say('open the secret'))?.text).toBe('You may not use this command.');
  });

  it('keeps a command to the rooms it is for', async () => {
    const { say } = anAssistantWorld();
    expect((await say('моя зарплата', { kind: 'group' }))?.text).toContain('Напишите мне лично');
    expect((await say('моя зарплата'))?.text).toContain('Зарплата');
  });

  it('asks for what is missing, and takes the answer after a restart', async () => {
    const { say } = anAssistantWorld();
    expect(await say('счёт')).toMatchObject({
      text: 'Какой номер счёта?',
      outcome: 'asked',
      command: 'planted.invoice',
    });
    expect(await say('ну тот')).toMatchObject({ text: 'Не поняла ответ. Какой номер счёта?', outcome: 'asked' });
    expect((await say('451'))?.text).toContain('Счёт № 451');
    expect(await say('452')).toMatchObject({ outcome: 'not-understood' });
  });

  it('takes no number out of an order that is no answer, and does not insist where an answer is none', async () => {
    const { say } = anAssistantWorld();
    await say('счёт');
    expect((await say('найди Ромашку на улице Ленина 10 рядом со складом кирпича'))?.text).toContain('Нашла Ромашку');
    expect((await say('доставь счёт 451'))?.text).toBe('Как?');
    expect((await say('найди Ромашку на улице Ленина рядом со складом кирпича'))?.text).toContain('Нашла Ромашку');
  });

  it('asks for one thing after the other, a choice with buttons', async () => {
    const { say, press } = anAssistantWorld();
    expect((await say('доставь счёт'))?.text).toBe('Какой номер счёта?');
    const reply = await say('номер 7');
    expect(reply).toMatchObject({ text: 'Как?', buttons: [{ label: 'Машиной' }, { label: 'Поездом' }] });
    expect((await press(reply, 'Поездом'))?.text).toContain('Везём 7: train');
    expect(await say('машиной')).toMatchObject({ outcome: 'not-understood' });
  });

  it('lets a question go for «нет», for another order, and after its time', async () => {
    const { say, clock } = anAssistantWorld();
    await say('счёт');
    expect((await say('нет, не надо'))?.text).toBe('Хорошо, ничего не делаю.');
    await say('счёт');
    expect((await say('найди Ромашку'))?.text).toContain('Нашла Ромашку');
    expect(await say('451')).toMatchObject({ outcome: 'not-understood' });
    await say('счёт');
    clock.advance({ minutes: 15 });
    expect(await say('451')).toMatchObject({ outcome: 'not-understood' });
  });

  it('shows what it can when only its name is called', async () => {
    const { say, registry } = anAssistantWorld();
    registry.register(
      {
        id: 'assistant.help',
        right: null,
        title: { ru: 'Помощь', en: 'Help' },
        phrases: { ru: ['помощь'], en: ['help'] },
        effect: 'read',
      },
      { run: async () => ({ text: 'Я умею', source: 'Ава', asOf: new Date(0) }) },
    );
    expect((await say(' … '))?.text).toContain('Я умею');
  });

  it('says so when nothing was asked and somebody says yes', async () => {
    const { say, invoices } = anAssistantWorld();
    expect((await say('да'))?.text).toBe('Сейчас я ни о чём не спрашиваю.');
    expect(invoices.paid).toEqual([]);
  });
});

describe('a language model beside the ear', () => {
  it('is asked only when the words were not understood, is shown what the person may use, and is named', async () => {
    const { say, model } = anAssistantWorld();
    await say('счёт 451');
    expect(model.asked).toEqual([]);
    model.taught.set('что там по деньгам с четыреста пятьдесят один', {
      command: 'planted.invoice',
      slots: { number: '451' },
    });
    const reply = await say('что там по деньгам с четыреста пятьдесят один');
    expect(reply).toMatchObject({ command: 'planted.invoice', understoodBy: 'model' });
    expect(reply?.text).toBe('Счёт № 451\n— 1С, только что\nКоманду выбрала языковая модель.');
    expect(model.asked[0]?.commands.map(({ id }) => id)).not.toContain('planted.secret');
  });

  it('changes nothing without a yes', async () => {
    const { say, model, invoices } = anAssistantWorld();
    model.taught.set('рассчитайся за ромашку', { command: 'planted.pay', slots: { number: '451' } });
    expect(await say('рассчитайся за ромашку')).toMatchObject({ outcome: 'asked', understoodBy: 'model' });
    expect(invoices.paid).toEqual([]);
    await say('да');
    expect(invoices.paid).toEqual([{ number: 451, by: anna }]);
  });

  it('cannot bring a value that is none: it is asked for', async () => {
    const { say, model } = anAssistantWorld();
    model.taught.set('та бумага', { command: 'planted.invoice', slots: { number: '1; drop table' } });
    model.taught.set('другая бумага', { command: 'planted.invoice', slots: { number: 'дорогой' } });
    expect((await say('та бумага'))?.text).toContain('Счёт № 1\n');
    expect(await say('другая бумага')).toMatchObject({ outcome: 'asked' });
  });
});
