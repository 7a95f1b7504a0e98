import { newId } from '@prorab/kernel';
import { AssistantAddressed, ButtonPressed, SpeechRead } from '../../contract/index.js';
import { anna, boris, minutesLater, vera } from '../../domain/a-conversation.builder.js';
import { assistant, keyOf } from '../../domain/participant.js';
import { type MessengerWorld, aMessengerWorld, as } from '../a-messenger-world.builder.js';

const code = (name: string) => expect.objectContaining({ code: name });
const ava = { mentions: [keyOf(assistant)] };
const buttons = [{ id: 'done', label: 'Сделано' }];

describe('the assistant', () => {
  let world: MessengerWorld;
  beforeEach(() => (world = aMessengerWorld()));
  const heard = () =>
    world.outbox.of(AssistantAddressed).map((e) => [e.conversationKind, e.employeeId, e.text, e.edited]);
  const talkOf = async (who: typeof anna): Promise<string> =>
    (await world.talk.execute({ employeeId: who.id })).conversationId;
  const spoken = async (key: string) => {
    const message = (await world.messages.bySpeechKey(key))?.state;
    if (!message) throw new Error(`${key} was not said`);
    return message;
  };

  describe('hears', () => {
    it('all that one writes in the talk with her', async () => {
      await world.say(await talkOf(anna), 'счет 451', anna);
      expect(heard()).toEqual([['assistant', anna.id, 'счет 451', false]]);
    });
    it('elsewhere only where she is mentioned, without her name', async () => {
      const group = await world.group(anna, boris);
      await world.say(group, 'кто на месте?', anna);
      await world.say(group, '@Ава, кто на месте?', boris, ava);
      await world.say(group, '@Авангард привёз, @Ava когда оплата', boris, ava);
      await world.say(group, '@Ава', boris, ava);
      expect(heard()).toEqual([
        ['group', boris.id, 'кто на месте?', false],
        ['group', boris.id, '@Авангард привёз, когда оплата', false],
        ['group', boris.id, '@Ава', false],
      ]);
    });
    it('a changed message as changed, and one that is repeated once', async () => {
      const clientId = newId();
      const talk = await talkOf(anna);
      const said = await world.say(talk, 'счет 451', anna, { clientId });
      await world.say(talk, 'счет 451', anna, { clientId });
      world.clock.advance({ minutes: 3 });
      await as(anna, () => world.edit.execute({ messageId: said.id, text: 'счет 452' }));
      expect(heard().map(([, , text, edited]) => [text, edited])).toEqual([
        ['счет 451', false],
        ['счет 452', true],
      ]);
      expect(world.outbox.of(AssistantAddressed).at(-1)?.at).toBe(minutesLater(3).toISOString());
    });
    it('neither herself nor the house, nor what was refused', async () => {
      const talk = await talkOf(anna);
      await world.speech({ conversationId: talk, text: 'Слушаю' });
      await world.post.execute({ conversationId: talk, clientId: newId(), text: 'Обновление' });
      await expect(world.say(talk, '  ', anna)).rejects.toEqual(code('messenger.message-empty'));
      expect(heard()).toEqual([]);
    });
  });

  describe('speaks', () => {
    it('to a person in their talk, which is opened if there is none; once under one key', async () => {
      const order = { key: 'reminder 1', employeeId: anna.id, buttons, buttonsUntil: minutesLater(60) };
      await Promise.all([world.speech(order), world.speech(order)]);
      await world.speech({ ...order, text: 'другой текст' });
      const talk = await talkOf(anna);
      expect(world.textsOf(talk)).toEqual(['Напоминаю']);
      expect(await spoken('reminder 1')).toMatchObject({ author: assistant, buttons, buttonsUntil: minutesLater(60) });
    });
    it('in a conversation that she is no member of, in answer to a message of it', async () => {
      const group = await world.group(anna, boris);
      const [here, elsewhere] = [
        await world.say(group, '@Ава кто на месте', anna, ava),
        await world.say(await talkOf(anna), 'счет', anna),
      ];
      await world.speech({ key: 'a', conversationId: group, replyTo: here.id });
      await world.speech({ key: 'b', conversationId: group, replyTo: elsewhere.id });
      expect([(await spoken('a')).replyTo, (await spoken('b')).replyTo]).toEqual([here.id, null]);
      expect(await world.conversations.countMembers(group)).toBe(2);
    });
    it('anew: text and buttons become others for all who look; a deleted one stays so, what is still on its way is asked for again', async () => {
      await world.speech({ key: 'k', employeeId: anna.id, buttons });
      const { id, conversationId } = await spoken('k');
      const desk = world.fanOut.connect(anna, conversationId);
      await world.changeSpeech.execute({ key: 'k', text: 'Сделано в 12:00', buttons: [] });
      expect(await spoken('k')).toMatchObject({ id, text: 'Сделано в 12:00', buttons: [], seq: 1, change: 2 });
      expect(desk.heard).toEqual([['chat:message', expect.objectContaining({ text: 'Сделано в 12:00' })]]);
      await world.changeSpeech.execute({ key: 'k', text: null, buttons });
      expect(await spoken('k')).toMatchObject({ text: 'Сделано в 12:00', buttons });
      const early = world.changeSpeech.execute({ key: 'unknown', text: 'x', buttons: [] });
      await expect(early).rejects.toMatchObject({ code: 'messenger.speech-unknown', kind: 'unavailable' });
      await world.remove.execute({ messageId: id });
      await world.changeSpeech.execute({ key: 'k', text: 'x', buttons });
      expect(await spoken('k')).toMatchObject({ text: '', buttons: [] });
    });
  });

  describe('is told', () => {
    const press = (who: typeof anna, messageId: string, buttonId = 'done') =>
      as(who, () => world.press.execute({ messageId, buttonId }));

    it('who pressed which button, until its time is over or it is taken away', async () => {
      await world.speech({ key: 'k', employeeId: anna.id, buttons, buttonsUntil: minutesLater(60) });
      const { id, conversationId } = await spoken('k');
      world.clock.advance({ minutes: 59 });
      await press(anna, id);
      expect(world.outbox.of(ButtonPressed)).toEqual([
        expect.objectContaining({
          ...{ key: 'k', buttonId: 'done', messageId: id, conversationId, employeeId: anna.id },
          at: minutesLater(59).toISOString(),
        }),
      ]);
      const missing = code('messenger.button-missing');
      await expect(press(anna, id, 'other')).rejects.toEqual(missing);
      await expect(press(boris, id)).rejects.toEqual(code('messenger.message-missing'));
      world.clock.advance({ minutes: 1 });
      await expect(press(anna, id)).rejects.toEqual(missing);
      await world.speech({ key: 'open', employeeId: anna.id, buttons });
      await world.changeSpeech.execute({ key: 'open', text: null, buttons: [] });
      await expect(press(anna, (await spoken('open')).id)).rejects.toEqual(missing);
      await expect(world.press.execute({ messageId: id, buttonId: 'done' })).rejects.toEqual(
        code('messenger.employee-needed'),
      );
      expect(world.outbox.of(ButtonPressed)).toHaveLength(1);
    });

    const read = (conversationId: string, readSeq: number, who = anna) =>
      as(who, () => world.cursors.execute({ moves: [{ conversationId, readSeq }] }));
    const readKeys = () => world.outbox.of(SpeechRead).map((e) => [e.key, e.employeeId]);

    it('what was read, once for each person, however his devices tell it', async () => {
      const group = await world.group(anna, boris);
      for (const key of ['a', 'b', 'c']) await world.speech({ key, conversationId: group });
      await as(anna, () => world.cursors.execute({ moves: [{ conversationId: group, deliveredSeq: 3 }] }));
      expect(readKeys()).toEqual([]);
      await Promise.all([read(group, 2), read(group, 2), read(group, 1)]);
      await read(group, 3);
      await read(group, 99);
      await read(group, 1, boris);
      expect(readKeys()).toEqual([...['a', 'b', 'c'].map((key) => [key, anna.id]), ['a', boris.id]]);
      await read(group, 3, vera);
      expect(readKeys()).toHaveLength(4);
    });
    it('that who answers below it has read it', async () => {
      await world.speech({ key: 'k', employeeId: anna.id });
      const talk = await talkOf(anna);
      await world.say(talk, 'сделано', anna);
      await read(talk, 2);
      expect(readKeys()).toEqual([['k', anna.id]]);
    });
  });
});
