import { newId } from '@prorab/kernel';
import { aConversation, anna, boris, minutesLater, vera } from '../../domain/a-conversation.builder.js';
import { memberLimit } from '../../domain/message-limits.js';
import { assistant, employee, keyOf } from '../../domain/participant.js';
import { type MessengerWorld, aMessengerWorld, as, egor, gleb } from '../a-messenger-world.builder.js';

const code = (name: string) => expect.objectContaining({ code: name });

describe('conversations and who takes part', () => {
  let world: MessengerWorld;
  beforeEach(() => (world = aMessengerWorld()));
  const membersOf = async (id: string) => (await world.conversations.membersOf(id)).map((m) => [m.who.id, m.role]);

  it('the talk of two is one, whoever opens it, and told to both the first time only', async () => {
    const desk = world.fanOut.connect(boris);
    const opened = await Promise.all([
      as(anna, () => world.openDirect.execute({ employeeId: boris.id })),
      as(boris, () => world.openDirect.execute({ employeeId: anna.id })),
      as(anna, () => world.openDirect.execute({ employeeId: boris.id })),
    ]);
    expect(new Set(opened.map((o) => o.conversationId)).size).toBe(1);
    const { conversationId = '' } = opened[0] ?? {};
    expect((await membersOf(conversationId)).map(([id]) => id)).toEqual([anna.id, boris.id]);
    expect(desk.heard.map(([e]) => e)).toEqual(['chat:conversation']);
    await world.say(conversationId, 'Привет', anna);
    expect(desk.heard.at(-1)).toEqual(['chat:message', expect.objectContaining({ text: 'Привет' })]);
    const notes = await as(anna, () => world.openDirect.execute({ employeeId: anna.id }));
    expect(await membersOf(notes.conversationId)).toEqual([[anna.id, 'owner']]);
  });

  it('only with who works here', async () => {
    world.colleagues.hire(vera.id, { active: false });
    const unknown = code('messenger.member-unknown');
    for (const employeeId of [vera.id, newId()]) {
      await expect(as(anna, () => world.openDirect.execute({ employeeId }))).rejects.toEqual(unknown);
      await expect(
        as(anna, () => world.openGroup.execute({ title: 'Склад', employeeIds: [employeeId] })),
      ).rejects.toEqual(unknown);
      const conversationId = await world.group(anna);
      await expect(
        as(anna, () => world.addMembers.execute({ conversationId, employeeIds: [boris.id, employeeId] })),
      ).rejects.toEqual(unknown);
    }
    for (const open of [
      () => world.openDirect.execute({ employeeId: anna.id }),
      () => world.openGroup.execute({ title: 'Склад', employeeIds: [] }),
    ])
      await expect((async () => open())()).rejects.toEqual(code('messenger.employee-needed'));
  });

  it('a group has an owner, a title and no more than so many members', async () => {
    const id = await world.group(anna, boris, anna, boris);
    expect(await membersOf(id)).toEqual([
      [anna.id, 'owner'],
      [boris.id, 'member'],
    ]);
    const open = (title: string, employeeIds: string[]) =>
      as(anna, () => world.openGroup.execute({ title, employeeIds }));
    await expect(open(' ', [])).rejects.toEqual(code('messenger.title-invalid'));
    await expect(open('Все', Array.from({ length: memberLimit }, newId))).rejects.toEqual(code('messenger.too-many'));
    await expect(
      as(anna, () =>
        world.addMembers.execute({ conversationId: id, employeeIds: Array.from({ length: memberLimit - 1 }, newId) }),
      ),
    ).rejects.toEqual(code('messenger.too-many'));
    expect(world.textsOf(id)).toEqual([]);
  });

  it('a member lets others in; who is new has read what was before, and all are told', async () => {
    const conversationId = await world.group(anna, boris);
    await world.say(conversationId, 'до Веры', anna);
    const desk = world.fanOut.connect(vera);
    world.clock.advance({ minutes: 2 });
    await as(boris, () => world.addMembers.execute({ conversationId, employeeIds: [vera.id, vera.id, anna.id] }));
    expect(await world.conversations.memberOf(conversationId, vera)).toMatchObject({
      ...{ role: 'member', readSeq: 1, joinedAt: minutesLater(2), leftAt: null },
    });
    expect(world.messages.of(conversationId).map((m) => m.fact?.params)).toEqual([
      undefined,
      { who: keyOf(vera), by: keyOf(boris) },
    ]);
    await world.say(conversationId, 'при Вере', anna);
    expect(desk.heard.map(([e]) => e)).toEqual(expect.arrayContaining(['chat:conversation', 'chat:message']));
    await expect(as(egor, () => world.addMembers.execute({ conversationId, employeeIds: [egor.id] }))).rejects.toEqual(
      code('messenger.conversation-missing'),
    );
  });

  it('one goes by himself, the owner puts out, others do not', async () => {
    const conversationId = await world.group(anna, boris, vera);
    const putOut = (by: typeof anna, who: typeof anna) =>
      as(by, () => world.removeMember.execute({ conversationId, employeeId: who.id }));
    await expect(putOut(boris, vera)).rejects.toEqual(code('messenger.not-yours'));
    const desk = world.fanOut.connect(vera, conversationId);
    await putOut(anna, vera);
    await putOut(anna, vera);
    await putOut(anna, gleb);
    await world.say(conversationId, 'без Веры', anna);
    expect(desk.heard.at(-1)).toEqual(['chat:gone', { conversationId }]);
    await putOut(boris, boris);
    expect(world.textsOf(conversationId)).toEqual(['member-left', 'без Веры', 'member-left']);
    expect(await membersOf(conversationId)).toEqual([[anna.id, 'owner']]);
  });

  it('when the owner goes, the eldest follows; let in again, he is a member', async () => {
    const conversationId = await world.group(anna, boris);
    world.clock.advance({ minutes: 1 });
    await as(anna, () => world.addMembers.execute({ conversationId, employeeIds: [vera.id] }));
    await as(anna, () => world.removeMember.execute({ conversationId, employeeId: anna.id }));
    expect(await membersOf(conversationId)).toEqual([
      [boris.id, 'owner'],
      [vera.id, 'member'],
    ]);
    world.clock.advance({ minutes: 1 });
    await as(vera, () => world.addMembers.execute({ conversationId, employeeIds: [anna.id] }));
    expect((await membersOf(conversationId)).filter(([, role]) => role === 'owner')).toEqual([[boris.id, 'owner']]);
  });

  it('in a room shared with a partner one of ours follows, however long the partner has been there', async () => {
    const partner = { kind: 'partner', id: newId() } as const;
    const conversationId = await world.group(anna);
    const [mine] = await world.conversations.membersOf(conversationId);
    await world.conversations.putMember({ ...mine!, who: partner, role: 'member' });
    world.clock.advance({ minutes: 1 });
    await as(anna, () => world.addMembers.execute({ conversationId, employeeIds: [boris.id] }));
    await as(anna, () => world.removeMember.execute({ conversationId, employeeId: anna.id }));
    expect(await membersOf(conversationId)).toEqual([
      [partner.id, 'member'],
      [boris.id, 'owner'],
    ]);
  });

  it('who answered a customer and goes leaves his talk as it was: no line, no place at the top, nothing unread', async () => {
    const talk = aConversation({ kind: 'customer', key: newId(), title: null });
    await world.conversations.add(talk);
    const [mine] = await world.conversations.membersOf(await world.group(anna));
    await world.conversations.putMember({ ...mine!, conversationId: talk.id, role: 'member' });
    world.clock.advance({ minutes: 1 });
    const asItIs = () =>
      world.work.run(async () => (await world.conversations.take(talk.id, anna))?.conversation.state);
    const before = await asItIs();
    await as(anna, () => world.removeMember.execute({ conversationId: talk.id, employeeId: anna.id }));
    expect(await membersOf(talk.id)).toEqual([]);
    expect(await asItIs()).toEqual(before);
  });

  it('in a talk of two nobody comes and nobody goes', async () => {
    const direct = await as(anna, () => world.openDirect.execute({ employeeId: boris.id }));
    const talk = await world.talk.execute({ employeeId: anna.id });
    expect((await membersOf(talk.conversationId)).map(([id]) => id).sort()).toEqual([anna.id, assistant.id].sort());
    expect(await world.talk.execute({ employeeId: anna.id })).toMatchObject({ conversationId: talk.conversationId });
    for (const { conversationId } of [direct, talk]) {
      const fixed = code('messenger.members-fixed');
      await expect(
        as(anna, () => world.addMembers.execute({ conversationId, employeeIds: [vera.id] })),
      ).rejects.toEqual(fixed);
      await expect(as(anna, () => world.removeMember.execute({ conversationId, employeeId: anna.id }))).rejects.toEqual(
        fixed,
      );
      await expect(as(anna, () => world.rename.execute({ conversationId, title: 'Мы' }))).rejects.toEqual(fixed);
    }
  });

  it('the room of an inquiry is one, and named after it', async () => {
    const inquiryId = newId();
    const missing = code('messenger.conversation-missing');
    await expect(as(anna, () => world.openRoom.execute({ inquiryId }))).rejects.toEqual(missing);
    world.inquiries.put({
      inquiryId,
      number: 42,
      subject: 'Кирпич '.repeat(60),
      ownerId: null,
      partyId: newId(),
      isOpen: true,
    });
    const [one, two] = [
      await as(anna, () => world.openRoom.execute({ inquiryId })),
      await as(boris, () => world.openRoom.execute({ inquiryId })),
    ];
    expect(two.conversationId).toBe(one.conversationId);
    const { title, kind } = world.conversations.rows.get(one.conversationId) ?? {};
    expect([kind, title?.startsWith('№ 42 Кирпич'), (title?.length ?? 0) <= 200]).toEqual(['inquiry', true, true]);
  });

  it('another title is noted and told, the same one is not', async () => {
    const conversationId = await world.group(anna, boris);
    const desk = world.fanOut.connect(boris, conversationId);
    await as(boris, () => world.rename.execute({ conversationId, title: ' Стройка ' }));
    await as(boris, () => world.rename.execute({ conversationId, title: 'Стройка' }));
    expect(world.messages.of(conversationId).map((m) => m.fact)).toEqual([
      { code: 'messenger.renamed', params: { by: keyOf(boris), title: 'Стройка' } },
    ]);
    expect(desk.heard.map(([e]) => e)).toEqual(['chat:message', 'chat:conversation']);
  });

  it('to want no notices from a room makes one a member of it', async () => {
    const conversationId = await world.group(anna, boris);
    const mute = (on: boolean) => as(boris, () => world.mute.execute({ conversationId, on }));
    await mute(true);
    expect(await world.conversations.memberOf(conversationId, boris)).toMatchObject({ muted: true });
    await mute(false);
    expect(await world.conversations.memberOf(conversationId, boris)).toMatchObject({ muted: false });
    const inquiryId = newId();
    world.inquiries.put({ inquiryId, number: 1, subject: 'Кирпич', ownerId: null, partyId: newId(), isOpen: true });
    const room = (await as(anna, () => world.openRoom.execute({ inquiryId }))).conversationId;
    await as(boris, () => world.mute.execute({ conversationId: room, on: true }));
    expect(await world.conversations.memberOf(room, boris)).toMatchObject({ muted: true, leftAt: null });
    await expect(as(egor, () => world.mute.execute({ conversationId: room, on: true }))).rejects.toEqual(
      code('messenger.conversation-missing'),
    );
    expect(await world.conversations.memberOf(room, employee(egor.id))).toBeNull();
  });
});
