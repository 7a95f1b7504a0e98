import { newId } from '@prorab/kernel';
import { anna, boris, minutesLater, vera } from '../../domain/a-conversation.builder.js';
import { house, keyOf } from '../../domain/participant.js';
import { type MessengerWorld, aMessengerWorld, as, egor } from '../a-messenger-world.builder.js';

const code = (name: string) => expect.objectContaining({ code: name });

describe('saying something', () => {
  let world: MessengerWorld;
  let id: string;
  beforeEach(async () => {
    world = aMessengerWorld();
    id = await world.group(anna, boris);
  });

  it('numbers it, counts it read for its author, and tells all after the commit', async () => {
    const desk = world.fanOut.connect(boris, id);
    world.clock.advance({ minutes: 1 });
    const said = await world.say(id, ' Привезу ', anna, { mentions: [keyOf(boris)] });
    expect(said).toMatchObject({ seq: 1, change: 1, text: 'Привезу', author: anna, at: minutesLater(1) });
    expect(await world.conversations.memberOf(id, anna)).toMatchObject({ readSeq: 1, deliveredSeq: 1 });
    expect(await world.conversations.memberOf(id, boris)).toMatchObject({ readSeq: 0 });
    expect(desk.heard).toEqual([['chat:message', expect.objectContaining({ id: said.id, author: keyOf(anna) })]]);
    expect(desk.heard[0]?.[1]).not.toHaveProperty('speechKey');
    expect(world.fanOut.told.some((t) => t.to === 'outsiders')).toBe(false);
  });

  it('the same client id again is the message that it made the first time', async () => {
    const clientId = newId();
    const one = await world.say(id, 'Раз', anna, { clientId });
    expect(await world.say(id, ' Раз', anna, { clientId })).toEqual(one);
    await expect(world.say(id, 'Два', anna, { clientId })).rejects.toEqual(code('messenger.client-id-reused'));
    const other = await world.group(anna, vera);
    await expect(world.say(other, 'Раз', anna, { clientId })).rejects.toEqual(code('messenger.client-id-reused'));
    expect((await world.say(id, 'Раз', boris, { clientId })).id).not.toBe(one.id);
    await as(anna, () => world.edit.execute({ messageId: one.id, text: 'Полтора' }));
    expect(await world.say(id, 'Раз', anna, { clientId })).toMatchObject({ id: one.id, text: 'Полтора' });
    expect(world.textsOf(id)).toEqual(['Полтора', 'Раз']);
  });

  it('at once from two devices under one client id is one message', async () => {
    const clientId = newId();
    const said = await Promise.all([1, 2, 3].map(() => world.say(id, 'Раз', anna, { clientId })));
    expect(new Set(said.map((m) => m.id)).size).toBe(1);
    expect(world.textsOf(id)).toEqual(['Раз']);
  });

  it('answers a message of the same conversation only', async () => {
    const first = await world.say(id, 'Когда?', anna);
    expect((await world.say(id, 'Завтра', boris, { replyTo: first.id })).replyTo).toBe(first.id);
    const other = await world.group(anna, vera);
    for (const replyTo of [first.id, newId()])
      await expect(world.say(other, 'Да', anna, { replyTo })).rejects.toEqual(code('messenger.reply-elsewhere'));
    expect(world.textsOf(other)).toEqual([]);
  });

  it('is for those who take part; to the others there is no such conversation', async () => {
    const missing = code('messenger.conversation-missing');
    await expect(world.say(id, 'Я тут', vera)).rejects.toEqual(missing);
    await expect(world.say(newId(), 'Я тут', anna)).rejects.toEqual(missing);
    await as(boris, () => world.removeMember.execute({ conversationId: id, employeeId: boris.id }));
    await expect(world.say(id, 'Я тут', boris)).rejects.toEqual(missing);
  });

  it('in the room of an inquiry makes a member of who has the right to it, and of nobody else', async () => {
    const inquiryId = newId();
    world.inquiries.put({ inquiryId, number: 42, subject: 'Кирпич', ownerId: null, partyId: newId(), isOpen: true });
    const { conversationId } = await as(anna, () => world.openRoom.execute({ inquiryId }));
    const desk = world.fanOut.connect(boris);
    await world.say(conversationId, 'Клиент торопится', boris);
    expect(await world.conversations.memberOf(conversationId, boris)).toMatchObject({ role: 'member', readSeq: 1 });
    await world.say(conversationId, 'Вижу', anna);
    expect(desk.heard.map(([, m]) => (m as { text: string }).text)).toEqual(['Клиент торопится', 'Вижу']);
    await expect(world.say(conversationId, 'Я тут', egor)).rejects.toEqual(code('messenger.conversation-missing'));
  });

  it('a refusal leaves no number behind', async () => {
    await expect(world.say(id, '  ', anna)).rejects.toEqual(code('messenger.message-empty'));
    expect((await world.say(id, 'Раз', anna)).seq).toBe(1);
  });

  it('the house itself may say something', async () => {
    const said = await world.post.execute({ conversationId: id, clientId: newId(), text: 'Обновление в 22:00' });
    expect(said.author).toEqual(house);
    expect(await world.conversations.countMembers(id)).toBe(2);
  });
});
