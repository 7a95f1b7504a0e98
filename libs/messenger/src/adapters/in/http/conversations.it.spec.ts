import { newId } from '@prorab/kernel';
import { Outbox, UnitOfWork } from '@prorab/platform/marks';
import { eventually, testEngines } from '@prorab/platform/testing';
import { EmployeeDismissed } from '@prorab/team/contract';
import { headLimit, headsInAWord } from '../../../application/rooms.js';
import type { MessageView } from '../../../application/wire.js';
import { type MessengerHouse, aMessengerHouse, people } from './a-messenger-house.builder.js';

describe.each(testEngines())('conversations of the staff on %s', (engine) => {
  let house: MessengerHouse;
  beforeAll(async () => void (house = await aMessengerHouse(engine)));
  afterAll(() => house.close());
  const key = (who: keyof typeof people): string => `employee:${people[who].id}`;
  const list = async (as: keyof typeof people) => (await house.get('conversations', as)).body.items;

  it('two desks of one conversation hear the same, in the same order', async () => {
    const id = await house.group('anna', 'boris');
    const [anna, boris] = [await house.desk('anna'), await house.desk('boris')];
    for (let i = 1; i <= 20; i++) {
      const [desk, text] = [i % 2 ? anna : boris, `сообщение ${i}`];
      expect(await desk.emitWithAck('chat:send', { conversationId: id, clientId: newId(), text })).toMatchObject({
        ok: true,
      });
    }
    const seqs = (d: typeof anna) =>
      d.heard.filter(([e]) => e === 'chat:message').map(([, m]) => [(m as MessageView).seq, (m as MessageView).text]);
    await eventually(() => expect(seqs(boris)).toHaveLength(20));
    expect(seqs(boris)).toEqual(Array.from({ length: 20 }, (_, i) => [i + 1, `сообщение ${i + 1}`]));
    expect(seqs(anna)).toEqual(seqs(boris));
  });

  it('a repeat after a lost answer is one message; the same id for another text is refused (ME-01)', async () => {
    const id = await house.direct('anna', 'boris');
    const clientId = newId();
    const path = `conversations/${id}/messages`;
    const say = () => house.post(path, { clientId, text: 'Раз' });
    const [one, two] = await Promise.all([say(), say()]);
    expect(one.body.id).toBe(two.body.id);
    expect((await house.post(path, { clientId, text: 'Раз' })).body.id).toBe(one.body.id);
    expect((await house.get(path)).body.messages.filter((m: MessageView) => m.clientId === clientId)).toHaveLength(1);
    expect(await house.post(path, { clientId, text: 'Два' })).toMatchObject({
      status: 409,
      body: { code: 'messenger.client-id-reused' },
    });
  });

  it('a device that was away gets exactly the rest: what is new and what has changed, each once (ME-02)', async () => {
    const id = await house.group('anna', 'boris');
    const said: MessageView[] = [];
    for (let i = 0; i < 10; i++) said.push(await house.say(id, `${i}`));
    const third = said[2]?.id;
    const { head } = (await house.get(`conversations/${id}/messages`)).body;
    await house.say(id, 'новое', 'boris');
    await house.ask('PUT', `messages/${third}`, { body: { text: 'два, нет, три' } });
    await house.ask('PUT', `messages/${third}/reactions/${encodeURIComponent('👍')}`, { as: 'boris' });
    const desk = await house.desk('anna');
    const rest = await desk.emitWithAck('chat:since', { conversationId: id, since: head });
    expect(rest.messages.map((m: MessageView) => m.text)).toEqual(['новое', 'два, нет, три']);
    expect(rest).toMatchObject({ ok: true, more: false, head: head + 3 });
    const byPage = await desk.emitWithAck('chat:since', { conversationId: id, since: 0, limit: 4 });
    expect(byPage).toMatchObject({ more: true, head: byPage.messages.at(-1).change });
    expect((await desk.emitWithAck('chat:since', { conversationId: id, since: rest.head })).messages).toEqual([]);
    const newer = async (head: number): Promise<string[]> =>
      (await desk.emitWithAck('chat:hello', { known: { [id]: [head, 10] } })).changed.map(
        (c: { conversationId: string }) => c.conversationId,
      );
    // Whoever talks to customers takes part in more and more of their talks.
    const many = (n: number) => Object.fromEntries(Array.from({ length: n }, () => [newId(), [2_000_000, 2_000_000]]));
    const greet = (words: object) => desk.timeout(10_000).emitWithAck('chat:hello', words);
    const parts = Math.ceil(headLimit / headsInAWord);
    // What was begun and not ended counts for nothing.
    for (let part = 0; part < 2; part++) await greet({ known: many(9), part, more: true });
    for (let part = 0; part < parts - 1; part++)
      expect(await greet({ known: many(headsInAWord), part, more: true })).toEqual({ ok: true, changed: [], gone: [] });
    const last = { ...many(headsInAWord - 1), [id]: [rest.head, 10] };
    const hello = await greet({ known: last, part: parts - 1 });
    expect(hello).toMatchObject({ ok: true });
    expect(hello.gone).toHaveLength(headLimit - 1);
    expect(hello.changed.map((c: { conversationId: string }) => c.conversationId)).not.toContain(id);
    expect(await greet({ known: many(headsInAWord + 1) })).toMatchObject({ code: 'platform.request-invalid' });
    expect(await newer(rest.head - 1)).toContain(id);
    expect(await newer(rest.head)).not.toContain(id);
  });

  it('what is read on one device is read on all; one’s own is never unread (ME-03, ME-04)', async () => {
    const id = await house.direct('vera', 'head');
    for (let i = 0; i < 3; i++) await house.say(id, `${i}`, 'vera');
    const mine = async (as: 'vera' | 'head') => (await list(as)).find((c: { id: string }) => c.id === id);
    expect(await mine('head')).toMatchObject({ unread: 3, counterpartId: people.vera.id, last: { text: '2' } });
    expect(await mine('vera')).toMatchObject({ unread: 0 });
    const [phone, computer] = [await house.desk('head'), await house.desk('head')];
    expect(await phone.emitWithAck('chat:read', { conversationId: id, seq: 2 })).toEqual({ ok: true });
    await eventually(() =>
      expect(computer.heard).toContainEqual([
        'chat:cursor',
        { conversationId: id, who: key('head'), deliveredSeq: 2, readSeq: 2 },
      ]),
    );
    expect(await mine('head')).toMatchObject({ unread: 1 });
    await phone.emitWithAck('chat:read', { conversationId: id, seq: 1 });
    expect(await mine('head')).toMatchObject({ unread: 1, readSeq: 2 });
    await phone.emitWithAck('chat:read', { conversationId: id, seq: 1_000_000 });
    expect(await mine('head')).toMatchObject({ unread: 0, readSeq: 3 });
    await house.say(id, 'ещё', 'head');
    expect(await mine('head')).toMatchObject({ unread: 0 });
  });

  it('nobody else learns that a conversation exists', async () => {
    const id = await house.direct('anna', 'boris');
    const said = await house.say(id, 'между нами');
    const missing = { status: 404, body: { code: 'messenger.conversation-missing' } };
    for (const path of ['', '/messages', '/changes?since=0', '/pins'])
      expect(await house.get(`conversations/${id}${path}`, 'head')).toMatchObject(missing);
    expect(
      await house.post(`conversations/${id}/messages`, { clientId: newId(), text: 'я тут' }, 'head'),
    ).toMatchObject(missing);
    for (const [method, path] of [
      ['PUT', ''],
      ['DELETE', ''],
      ['PUT', '/pin'],
      ['GET', '/trail'],
    ] as const)
      expect(
        await house.ask(method, `messages/${said.id}${path}`, {
          as: 'head',
          ...(path || method === 'DELETE' ? {} : { body: { text: 'x' } }),
        }),
      ).toMatchObject({ status: 404, body: { code: 'messenger.message-missing' } });
    const spy = await house.desk('head');
    for (const word of ['chat:open', 'chat:since', 'chat:send'])
      expect(await spy.emitWithAck(word, { conversationId: id, since: 0, clientId: newId(), text: 'x' })).toMatchObject(
        { ok: false, code: 'messenger.conversation-missing' },
      );
    await house.say(id, 'ещё между нами');
    const other = await house.desk('anna');
    await eventually(async () => expect(await other.emitWithAck('chat:hello', {})).toMatchObject({ ok: true }));
    expect(spy.heard.filter(([e]) => e === 'chat:message')).toEqual([]);
  });

  it('edits, deletions, reactions and pins leave a trail and reach all', async () => {
    const id = await house.group('anna', 'boris');
    const said = await house.say(id, 'Привезу во вторник');
    const boris = await house.desk('boris');
    expect((await house.ask('PUT', `messages/${said.id}`, { as: 'boris', body: { text: 'нет' } })).body.code).toBe(
      'messenger.not-yours',
    );
    await house.ask('PUT', `messages/${said.id}`, { body: { text: 'Привезу в среду' } });
    expect((await house.ask('PUT', `messages/${said.id}/reactions/plus`, { as: 'boris' })).body.code).toBe(
      'messenger.reaction-invalid',
    );
    await house.ask('PUT', `messages/${said.id}/reactions/${encodeURIComponent('👍🏽')}`, { as: 'boris' });
    await house.ask('PUT', `messages/${said.id}/pin`, { as: 'boris' });
    expect((await house.get(`conversations/${id}/pins`)).body.map((m: MessageView) => m.id)).toEqual([said.id]);
    const now = (await house.get(`conversations/${id}/messages`)).body.messages[0];
    expect(now).toMatchObject({ text: 'Привезу в среду', reactions: { '👍🏽': [key('boris')] }, seq: 1, change: 4 });
    await eventually(() => expect(boris.heard.filter(([e]) => e === 'chat:message')).toHaveLength(3));
    expect((await house.ask('DELETE', `messages/${said.id}`, { as: 'boris' })).status).toBe(403);
    expect((await house.ask('DELETE', `messages/${said.id}`)).body).toMatchObject({
      text: '',
      reactions: {},
      pinnedAt: null,
    });
    expect((await house.ask('PUT', `messages/${said.id}`, { body: { text: 'x' } })).body.code).toBe(
      'messenger.message-deleted',
    );
    const trail = (await house.get(`messages/${said.id}/trail`)).body;
    expect(trail.map((t: { what: string; text: string }) => [t.what, t.text])).toEqual([
      ['deleted', 'Привезу в среду'],
      ['edited', 'Привезу во вторник'],
    ]);
    // Taken away from all: that it was is seen by everybody, what it was by its author and by who may take away any.
    const seenBy = async (who: 'boris' | 'head') =>
      (await house.get(`messages/${said.id}/trail`, who)).body.map((t: { text: string }) => t.text);
    expect(await seenBy('boris')).toEqual(['', '']);
    await house.post(`conversations/${id}/members`, { employeeIds: [people.head.id] });
    expect(await seenBy('head')).toEqual(['Привезу в среду', 'Привезу во вторник']);
  });

  it('lets in and puts out; who is out hears no more, and who is in sees what was before', async () => {
    const id = await house.group('anna', 'boris');
    await house.say(id, 'до Веры');
    const vera = await house.desk('vera');
    expect(
      (await house.ask('POST', `conversations/${id}/members`, { body: { employeeIds: [people.vera.id] } })).status,
    ).toBe(204);
    await eventually(() => expect(vera.heard.map(([e]) => e)).toContain('chat:conversation'));
    await house.say(id, 'при Вере');
    await eventually(() =>
      expect(
        vera.heard.filter(([e, m]) => e === 'chat:message' && (m as MessageView).text === 'при Вере'),
      ).toHaveLength(1),
    );
    expect((await house.get(`conversations/${id}/messages`, 'vera')).body.messages[0].text).toBe('до Веры');
    expect((await house.ask('DELETE', `conversations/${id}/members/${people.vera.id}`, { as: 'boris' })).status).toBe(
      403,
    );
    await house.ask('DELETE', `conversations/${id}/members/${people.vera.id}`);
    await eventually(() => expect(vera.heard.map(([e]) => e)).toContain('chat:gone'));
    await house.say(id, 'без Веры');
    expect((await house.get(`conversations/${id}/messages`, 'vera')).status).toBe(404);
    const facts = (await house.get(`conversations/${id}/messages`)).body.messages.map(
      (m: MessageView) => m.fact?.code ?? m.text,
    );
    expect(facts).toEqual(['до Веры', 'messenger.member-added', 'при Вере', 'messenger.member-left', 'без Веры']);
    expect(vera.heard.some(([e, m]) => e === 'chat:message' && (m as MessageView).text === 'без Веры')).toBe(false);
    // The owner goes: the eldest follows, so that the group can still be looked after.
    await house.ask('DELETE', `conversations/${id}/members/${people.anna.id}`);
    expect((await house.get(`conversations/${id}`, 'boris')).body.members).toMatchObject([
      { who: key('boris'), role: 'owner' },
    ]);
  });

  it('a talk of two is one, whoever opens it; its members stay', async () => {
    const ids = await Promise.all([house.direct('accountant', 'worker'), house.direct('worker', 'accountant')]);
    expect(new Set(ids).size).toBe(1);
    const add = await house.ask('POST', `conversations/${ids[0]}/members`, {
      as: 'worker',
      body: { employeeIds: [people.anna.id] },
    });
    expect(add).toMatchObject({ status: 409, body: { code: 'messenger.members-fixed' } });
    expect((await house.post('direct', { employeeId: newId() })).body.code).toBe('messenger.member-unknown');
  });

  it('who was dismissed is in no group any more, and his group has another owner', async () => {
    const id = await house.group('worker', 'vera', 'boris');
    const gone = EmployeeDismissed.of({
      ...{ employeeId: people.worker.id, branchId: people.worker.branchId, deputyId: null },
      dismissedAt: house.clock.now().toISOString(),
    });
    await house.app.get(UnitOfWork).run(async () => house.app.get(Outbox).add(gone));
    await house.settled();
    const { members } = (await house.get(`conversations/${id}`, 'vera')).body;
    expect(members.map((m: { who: string }) => m.who).sort()).toEqual([key('boris'), key('vera')].sort());
    expect(members.filter((m: { role: string }) => m.role === 'owner')).toHaveLength(1);
  });

  it('asks the base the same number of times for one conversation and for many', async () => {
    const one = await house.readsOf(() => house.get('conversations?limit=1'));
    const many = await house.readsOf(() => house.get('conversations?limit=100'));
    expect(many).toBe(one);
    expect(many).toBeLessThanOrEqual(2);
  });

  it('bad input: a megabyte of text, no text, foreign ids, script stays text', async () => {
    const id = await house.direct('anna', 'boris');
    const path = `conversations/${id}/messages`;
    const huge = await house.post(path, { clientId: newId(), text: 'я'.repeat(500_000) });
    expect(huge).toMatchObject({ status: 422, body: { code: 'messenger.text-too-long' } });
    expect(huge.body.detail).toContain('20000');
    expect((await house.post(path, { clientId: newId(), text: ' \n ' })).body.code).toBe('messenger.message-empty');
    expect((await house.post(path, { clientId: 'x', text: 'да' })).status).toBe(400);
    expect((await house.post('conversations/../../etc/messages', {})).status).toBe(404);
    expect((await house.get('conversations/not-an-id')).status).toBe(400);
    const script = '<script>alert(1)</script> <img src=x onerror=alert(2)> 👩‍👩‍👧 ёЁ';
    expect((await house.say(id, script)).text).toBe(script);
    const desk = await house.desk('anna');
    const answer = desk.emitWithAck('chat:send', { conversationId: id, clientId: newId(), text: 'я'.repeat(500_000) });
    // More than a frame may hold: the socket is closed; the house goes on.
    await expect(Promise.race([answer, new Promise((r) => desk.on('disconnect', () => r('closed')))])).resolves.toBe(
      'closed',
    );
    expect((await house.say(id, 'дальше')).text).toBe('дальше');
    const fresh = await house.desk('anna');
    for (const bad of [null, 5, [], { conversationId: 'x' }, { conversationId: id, clientId: newId(), text: 'a\0b' }])
      expect(await fresh.emitWithAck('chat:send', bad)).toEqual({ ok: false, code: 'platform.request-invalid' });
  });
});
