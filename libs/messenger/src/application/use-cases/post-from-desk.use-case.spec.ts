import { newId } from '@prorab/kernel';
import { anna, boris, vera } from '../../domain/a-conversation.builder.js';
import { keyOf } from '../../domain/participant.js';
import { type MessengerWorld, aMessengerWorld, as } from '../a-messenger-world.builder.js';
import { PostFromDesk } from './post-from-desk.use-case.js';

describe('saying something at a desk', () => {
  let world: MessengerWorld;
  let desk: PostFromDesk;
  let id: string;
  beforeEach(async () => {
    world = aMessengerWorld();
    desk = new PostFromDesk(world.post, world.work);
    id = await world.group(anna, boris);
  });
  const say = (text: string, by = anna, clientId = newId()) =>
    as(by, () => desk.execute({ conversationId: id, clientId, text }));

  it('many at once: each in his own name, in the order in which they spoke, without a gap', async () => {
    const heard = world.fanOut.connect(boris, id);
    const said = await Promise.all(Array.from({ length: 30 }, (_, i) => say(`${i}`, i % 3 ? anna : boris)));
    expect(said.map((m) => m.seq)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
    expect(said.map((m) => keyOf(m.author))).toEqual(said.map((_, i) => keyOf(i % 3 ? anna : boris)));
    expect(heard.heard.map(([, m]) => (m as { seq: number }).seq)).toEqual(said.map((m) => m.seq));
    expect(await world.conversations.memberOf(id, boris)).toMatchObject({ readSeq: 28 });
  });

  it('who is refused is refused alone', async () => {
    const all = await Promise.allSettled([say('Раз'), say('Два'), say('  '), say('Три', vera), say('Четыре', boris)]);
    expect(all.map((s) => (s.status === 'fulfilled' ? s.value.text : (s.reason as { code: string }).code))).toEqual([
      ...['Раз', 'Два', 'messenger.message-empty', 'messenger.conversation-missing', 'Четыре'],
    ]);
  });

  it('a repeat that comes while the first is on its way is the same message', async () => {
    const clientId = newId();
    const said = await Promise.all([say('Раз'), say('Два', anna, clientId), say('Два', anna, clientId)]);
    expect(said[2]?.id).toBe(said[1]?.id);
    expect(world.textsOf(id)).toEqual(['Раз', 'Два']);
  });
});
