import { newId } from '@prorab/kernel';
import { anna, boris, minutesLater, vera } from '../../domain/a-conversation.builder.js';
import { pinLimit } from '../../domain/message-limits.js';
import type { MessageRecord } from '../../domain/message.js';
import { keyOf } from '../../domain/participant.js';
import { type MessengerWorld, aMessengerWorld, as, gleb } from '../a-messenger-world.builder.js';

const code = (name: string) => expect.objectContaining({ code: name });

describe('what is done with a message', () => {
  let world: MessengerWorld;
  let id: string;
  let said: MessageRecord;
  beforeEach(async () => {
    world = aMessengerWorld();
    id = await world.group(anna, boris, gleb);
    said = await world.say(id, 'Во вторник', anna);
    world.clock.advance({ minutes: 1 });
  });
  const messageId = (): string => said.id;
  const trail = () => world.messages.trail.map((r) => [r.what, r.text, keyOf(r.by)]);

  it('its author edits it, and only he', async () => {
    const desk = world.fanOut.connect(boris, id);
    const now = await as(anna, () => world.edit.execute({ messageId: messageId(), text: 'В среду' }));
    expect(now).toMatchObject({ text: 'В среду', editedAt: minutesLater(1), seq: 1, change: 2 });
    expect(desk.heard).toEqual([['chat:message', expect.objectContaining({ text: 'В среду', change: 2 })]]);
    for (const who of [boris, gleb])
      await expect(as(who, () => world.edit.execute({ messageId: messageId(), text: 'Нет' }))).rejects.toEqual(
        code('messenger.not-yours'),
      );
    expect(trail()).toEqual([['edited', 'Во вторник', keyOf(anna)]]);
  });
  it('the same text again is no change, and is told to nobody', async () => {
    const before = world.fanOut.told.length;
    await as(anna, () => world.edit.execute({ messageId: messageId(), text: 'Во вторник ' }));
    expect(world.fanOut.told).toHaveLength(before);
    expect(world.conversations.rows.get(id)?.head).toBe(1);
  });

  it('its author deletes it, and so does who leads; the trail says who it was', async () => {
    await expect(as(boris, () => world.remove.execute({ messageId: messageId() }))).rejects.toEqual(
      code('messenger.not-yours'),
    );
    expect(await as(gleb, () => world.remove.execute({ messageId: messageId() }))).toMatchObject({
      ...{ text: '', deletedAt: minutesLater(1), change: 2 },
    });
    expect(trail()).toEqual([['deleted', 'Во вторник', keyOf(gleb)]]);
    const other = await world.say(id, 'Своё', boris);
    await as(boris, () => world.remove.execute({ messageId: other.id }));
    expect(trail().at(-1)).toEqual(['deleted', 'Своё', keyOf(boris)]);
  });

  it('anybody there puts a sign under it and takes it back', async () => {
    const react = (on: boolean) => as(boris, () => world.react.execute({ messageId: messageId(), sign: '👍', on }));
    expect((await react(true)).reactions).toEqual({ '👍': [keyOf(boris)] });
    expect((await react(true)).change).toBe(2);
    expect(await react(false)).toMatchObject({ reactions: {}, change: 3 });
    await expect(
      as(boris, () => world.react.execute({ messageId: messageId(), sign: 'ok', on: true })),
    ).rejects.toEqual(code('messenger.reaction-invalid'));
  });

  it('anybody there pins it, up to so many in a conversation; one that is pinned is pinned', async () => {
    const pin = (messageId: string) => as(boris, () => world.pin.execute({ messageId, on: true }));
    expect((await pin(messageId())).pinnedAt).toEqual(minutesLater(1));
    for (let i = 1; i < pinLimit; i++) await pin((await world.say(id, `${i}`, anna)).id);
    const more = await world.say(id, 'ещё', anna);
    await expect(pin(more.id)).rejects.toEqual(code('messenger.too-many'));
    expect((await pin(messageId())).pinnedAt).toEqual(minutesLater(1));
    await as(anna, () => world.pin.execute({ messageId: messageId(), on: false }));
    expect((await pin(more.id)).pinnedAt).not.toBeNull();
  });

  it('to who is not there, there is no such message', async () => {
    const doings = [
      (messageId: string) => world.edit.execute({ messageId, text: 'x' }),
      (messageId: string) => world.remove.execute({ messageId }),
      (messageId: string) => world.react.execute({ messageId, sign: '👍', on: true }),
      (messageId: string) => world.pin.execute({ messageId, on: true }),
      (messageId: string) => world.press.execute({ messageId, buttonId: 'x' }),
    ];
    for (const doing of doings) {
      await expect(as(vera, () => doing(messageId()))).rejects.toEqual(code('messenger.message-missing'));
      await expect(as(anna, () => doing(newId()))).rejects.toEqual(code('messenger.message-missing'));
    }
    expect(world.conversations.rows.get(id)).toMatchObject({ lastSeq: 1, head: 1 });
  });
});
