import { newId } from '@prorab/kernel';
import { eventually, testEngines } from '@prorab/platform/testing';
import { type MessengerHouse, aMessengerHouse, people } from '../http/a-messenger-house.builder.js';
import { AssignWaitingChats } from '../../../application/visitors/use-cases/assign-waiting-chats.use-case.js';
import { CloseStuckChats } from '../../../application/visitors/use-cases/close-stuck-chats.use-case.js';
import { LinkChat } from '../../../application/visitors/use-cases/link-chat.use-case.js';
import { WatchAgents } from '../../../application/visitors/use-cases/watch-agents.use-case.js';
import { secret, shop, signed, visitorsConfig, visitorsOf } from './a-visitor.builder.js';

type Fact = { name: string } & Partial<Record<'contactId' | 'chatId' | 'rung' | 'threadKey', string>>;

describe.each(testEngines())('visitors of the sites on %s', (engine) => {
  let house: MessengerHouse;
  let site: ReturnType<typeof visitorsOf>;
  beforeAll(async () => {
    process.env.SPEC_SITE_SECRET = secret;
    house = await aMessengerHouse(engine, { config: visitorsConfig });
    site = visitorsOf(house);
  });
  afterAll(async () => {
    site.close();
    await house.close();
    delete process.env.SPEC_SITE_SECRET;
  });
  /** Whatever earlier specs left behind. */
  const closeAll = async (): Promise<void> => {
    for (const { chatId } of (await house.get('chats?view=open&limit=100')).body.items)
      await house.post(`chats/${chatId}/close`, {});
  };
  const facts = async () =>
    (
      await house.database.all<{ name: string; payload: string }>(
        'select name, payload from platform_event order by id',
      )
    ).map((e) => ({ name: e.name, ...(JSON.parse(e.payload) as Record<string, unknown>) }) as Fact);

  it('a visitor writes and is an inquiry; his history is his token’s (ME-08)', async () => {
    const widget = await site.widget();
    expect(await widget.emitWithAck('chat:hello', {})).toMatchObject({ ok: true, online: false, conversationId: null });
    const clientId = newId();
    const [said, again] = await Promise.all([
      widget.say('Есть кирпич?', clientId),
      widget.say('Есть кирпич?', clientId),
    ]);
    expect(said).toMatchObject({ seq: 1, from: 'visitor', text: 'Есть кирпич?', clientId });
    expect(again.id).toBe(said.id);
    const chat = await site.chatOf(widget);
    expect(chat).toMatchObject({ state: 'waiting', site: 'main', visitor: { isHere: true, city: 'Псков' } });
    const back = await site.connect({ token: widget.token });
    expect(await back.texts()).toEqual(['Есть кирпич?']);
    const told = (await facts()).filter((f) => f.contactId === chat.chatId);
    expect(told).toMatchObject([
      { name: 'sales.contact-received.v1', channel: 'chat', threadKey: `chat:${chat.conversationId}` },
    ]);
  });

  it('another visitor’s token, a forged id, a foreign page: nothing of anybody (attacks)', async () => {
    const [victim, thief] = [await site.widget(), await site.widget()];
    await victim.say('Мой адрес: Ладожская, 5');
    await thief.say('Добрый день');
    const { conversationId } = await site.chatOf(victim);
    const missing = { ok: false, code: 'messenger.conversation-missing' };
    const forged: [string, object][] = [
      ['chat:since', { conversationId, since: 0 }],
      ['chat:before', { conversationId }],
      ['chat:send', { conversationId, clientId: newId(), text: 'я тут' }],
      ['chat:read', { conversationId, seq: 1 }],
    ];
    for (const [word, said] of forged) expect(await thief.emitWithAck(word, said)).toMatchObject(missing);
    expect(await thief.texts()).toEqual(['Добрый день']);
    await expect(site.connect({ token: 'x'.repeat(43) })).rejects.toThrow('messenger.visitor-unknown');
    await expect(site.connect({})).rejects.toThrow('messenger.visitor-unknown');
    await expect(site.connect({ token: victim.token }, 'https://evil.example')).rejects.toThrow('origin-refused');
    await expect(site.connect({ token: victim.token, kind: 'partner' })).rejects.toThrow('messenger.visitor-unknown');
    expect(await site.session({}, { origin: 'https://evil.example' })).toMatchObject({
      status: 403,
      body: { code: 'messenger.origin-refused' },
    });
    expect((await site.session({ site: 'none' })).status).toBe(404);
    // A visitor's token opens no door of the staff, and a token of one site is nobody on another.
    const reply = await house.app.inject({
      url: '/api/messenger/chats',
      headers: { authorization: `Bearer ${victim.token}` },
    });
    expect(reply.statusCode).toBe(401);
    const elsewhere = await site.session({ site: 'other', token: victim.token }, { origin: 'https://other.example' });
    expect(elsewhere.body.token).not.toBe(victim.token);
    expect(thief.heard.filter(([e]) => e === 'chat:message').map(([, m]) => m.text)).toEqual(['Добрый день']);
  });

  it('CORS opens for the origins of a site exactly', async () => {
    const asked = await house.app.inject({
      method: 'OPTIONS',
      url: '/api/visitor/sessions',
      headers: { origin: shop },
    });
    expect(asked.headers).toMatchObject({ 'access-control-allow-origin': shop });
    const foreign = {
      method: 'OPTIONS',
      url: '/api/visitor/sessions',
      headers: { origin: 'https://evil.example' },
    } as const;
    expect((await house.app.inject(foreign)).headers['access-control-allow-origin']).toBeUndefined();
    expect((await site.session()).headers).toMatchObject({ 'access-control-allow-origin': shop, vary: 'origin' });
  });

  it('a flood, a megabyte, a script: refused or harmless, others unharmed', async () => {
    const [mad, calm] = [await site.widget(), await site.widget()];
    expect(await calm.emitWithAck('chat:send', { clientId: newId(), text: 'я'.repeat(20_001) })).toMatchObject({
      code: 'messenger.text-too-long',
    });
    const name = '<img src=x onerror=alert(1)>';
    const form = { clientId: newId(), text: '<script>alert(1)</script>', name, phone: '+7 911 000-00-01' };
    expect(await calm.emitWithAck('form', form)).toMatchObject({ ok: true, message: { text: form.text } });
    expect(await calm.emitWithAck('chat:send', { clientId: 'x', text: 5 })).toMatchObject({
      code: 'platform.request-invalid',
    });
    expect(await calm.emitWithAck('chat:sned', { text: 'x' })).toEqual({
      ok: false,
      code: 'platform.word-unknown',
      details: { word: 'chat:sned' },
    });
    for (let i = 0; i < 200; i++) mad.emit(i % 2 ? 'chat:since' : 'chat:sinse', { since: 0 });
    await eventually(() => expect(mad.connected).toBe(false));
    const huge = await site.widget();
    huge.emit('chat:send', { clientId: newId(), text: 'я'.repeat(1_000_000) });
    await eventually(() => expect(huge.connected).toBe(false));
    expect(await calm.texts()).toEqual([form.text]);
    expect((await calm.say('и ещё')).text).toBe('и ещё');
  });

  it('two logged-in people on one computer are never merged (ME-09)', async () => {
    const nobody = await site.session();
    const anonymous = await site.connect({ token: nobody.body.token });
    await anonymous.say('Пока без имени');
    const first = await site.session({ token: nobody.body.token, identity: signed('ivan', 'Иван', 'ivan@x.example') });
    expect(first.body.token).not.toBe(nobody.body.token);
    // The live chat goes on until the browser has its new token; then the old one is good no more.
    await anonymous.say('И ещё без имени');
    const ivan = await site.connect({ token: first.body.token });
    expect(await ivan.texts()).toEqual(['Пока без имени', 'И ещё без имени']);
    await ivan.say('Уже с именем');
    await expect(site.connect({ token: nobody.body.token })).rejects.toThrow('messenger.visitor-unknown');

    const second = await site.session({ token: first.body.token, identity: signed('olga', 'Ольга') });
    expect(second.body.token).not.toBe(first.body.token);
    const olga = await site.connect({ token: second.body.token });
    expect(await olga.texts()).toEqual([]);
    expect(await olga.emitWithAck('chat:hello', {})).toMatchObject({ conversationId: null, me: { name: 'Ольга' } });
    await olga.say('Я Ольга');
    // Ivan comes back on this computer, with the token of Olga in the browser.
    const third = await site.session({ token: second.body.token, identity: signed('ivan', 'Иван', 'ivan@x.example') });
    expect(await (await site.connect({ token: third.body.token })).texts()).toEqual([
      'Пока без имени',
      'И ещё без имени',
      'Уже с именем',
    ]);
    // Logged out, with the token of one who was logged in: somebody new.
    const after = await site.session({ token: second.body.token });
    expect(await (await site.connect({ token: after.body.token })).texts()).toEqual([]);
    // A name without its signature is no name.
    expect(await site.session({ identity: { ...signed('ivan'), hmac: signed('olga').hmac } })).toMatchObject({
      status: 403,
      body: { code: 'messenger.identity-invalid' },
    });
    const { items } = (await house.get('chats?view=all&limit=100')).body;
    const names = items.map((c: { visitor: { name: string } }) => c.visitor.name);
    expect([names.filter((n: string) => n === 'Иван'), names.filter((n: string) => n === 'Ольга')]).toEqual([
      ['Иван'],
      ['Ольга'],
    ]);
  });

  it('who turns out to have been here before is merged, and his live chat goes on (ME-08)', async () => {
    const before = await site.widget({ identity: signed('petr', 'Пётр') });
    await before.say('С телефона');
    const nobody = await site.session();
    const live = await site.connect({ token: nobody.body.token });
    await live.say('С компьютера');
    const { body } = await site.session({ token: nobody.body.token, identity: signed('petr', 'Пётр') });
    const clientId = newId();
    const said = await live.say('Ответ потерялся', clientId);
    const petr = await site.connect({ token: body.token });
    expect((await petr.say('Ответ потерялся', clientId)).id).toBe(said.id);
    await petr.say('Уже как Пётр');
    expect(await petr.texts()).toEqual(['С компьютера', 'Ответ потерялся', 'Уже как Пётр']);
    const chat = await site.chatOf(petr);
    expect(chat).toMatchObject({ visitor: { name: 'Пётр' } });
    await house.say(chat.conversationId, 'Слышу вас');
    await site.heardBy(live, 'chat:message', { text: 'Слышу вас' });
    await site.heardBy(petr, 'chat:message', { text: 'Слышу вас' });
    // The other device keeps its token.
    expect((await before.emitWithAck('chat:hello', {})).ok).toBe(true);
    expect((await site.connect({ token: before.token })).connected).toBe(true);
  });

  it('the queue has places and a capacity; the owner of the inquiry comes first (ME-11)', async () => {
    const desk = await house.desk('anna');
    const boris = await house.desk('boris');
    const assign = () => house.app.get(AssignWaitingChats).execute();
    await closeAll();
    const widgets = await Promise.all(Array.from({ length: 3 }, () => site.widget()));
    expect(await widgets[0]?.emitWithAck('chat:hello', {})).toMatchObject({ online: true });
    const chats = [];
    for (const [i, widget] of widgets.entries()) {
      await widget.say(`Вопрос ${i}`);
      chats.push(await site.chatOf(widget));
    }
    expect(chats.map((c) => c.state)).toEqual(['waiting', 'waiting', 'waiting']);
    expect(await widgets[2]?.emitWithAck('chat:hello', {})).toMatchObject({ chat: { state: 'waiting', place: 3 } });
    const inquiry = { inquiryId: newId(), number: 7, status: 'assigned', ownerId: people.boris.id } as const;
    const card = { ...inquiry, partyId: newId(), subject: 'Кирпич', respondBy: null, nextStep: null };
    house.inquiries.cards.push(card);
    await house.app
      .get(LinkChat)
      .execute({ contactId: chats[1]!.chatId, inquiryId: inquiry.inquiryId, partyId: newId() });
    // The owner is known: nothing has to settle.
    expect(await site.chatOf(widgets[1]!)).toMatchObject({ agentId: people.boris.id, inquiryId: inquiry.inquiryId });
    house.clock.advance({ seconds: 3 });
    await assign();
    const agents = await Promise.all(widgets.map(async (w) => (await site.chatOf(w)).agentId));
    // The third one goes to who has been without a new one longest.
    expect(agents).toEqual([people.anna.id, people.boris.id, people.boris.id]);
    await site.heardBy(desk, 'chat:queue', { chatId: chats[0]!.chatId, state: 'active' });
    await site.heardBy(widgets[0]!, 'chat:message', {
      fact: { code: 'messenger.chat-taken', name: expect.any(String) },
    });

    // The note is inner: the visitor is told who answers, nothing more.
    const chatId = chats[0]!.chatId;
    const note = 'Торгуется, осторожно';
    expect((await house.post(`chats/${chatId}/transfer`, { employeeId: people.vera.id, note })).status).toBe(204);
    expect(await site.chatOf(widgets[0]!)).toMatchObject({ agentId: people.vera.id, note });
    expect((await house.post(`chats/${chatId}/transfer`, { employeeId: people.worker.id })).body.code).toBe(
      'messenger.agent-unknown',
    );
    expect((await house.post(`chats/${chatId}/transfer`, { department: 'none' })).status).toBe(422);
    for (const to of [{ employeeId: people.boris.id, department: 'accounts' }, {}])
      expect(await house.post(`chats/${chatId}/transfer`, to)).toMatchObject({
        status: 422,
        body: { code: 'messenger.transfer-not-to-one' },
      });
    const vera = await house.desk('vera');
    expect((await house.post(`chats/${chatId}/transfer`, { department: 'accounts' })).status).toBe(204);
    expect(await site.chatOf(widgets[0]!)).toMatchObject({ agentId: people.vera.id, department: 'accounts' });
    // Whoever puts it back does not get it again, and nobody else is of the department.
    expect((await house.post(`chats/${chatId}/return`, {}, 'vera')).status).toBe(204);
    expect(await site.chatOf(widgets[0]!)).toMatchObject({ state: 'waiting', agentId: null });
    const all = await widgets[0]!.emitWithAck('chat:since', { since: 0 });
    expect(JSON.stringify([all, widgets[0]!.heard])).not.toContain('Торгуется');
    expect(JSON.stringify([all, widgets[0]!.heard])).not.toContain(people.vera.id);
    expect(JSON.stringify([all, widgets[0]!.heard])).not.toContain(people.anna.id);
    vera.close();
    boris.close();
    desk.close();
    await eventually(async () => expect((await widgets[0]!.emitWithAck('chat:hello', {})).online).toBe(false));
  });

  it('who takes a chat is told to sales, once it is put to an inquiry, and so is who it is handed to', async () => {
    await closeAll();
    const taken = async (contactId: string) =>
      (await facts()).filter((f) => f.name === 'sales.contact-taken.v1' && f.contactId === contactId);
    const [linked, unlinked] = [await site.widget(), await site.widget()];
    const link = (contactId: string) =>
      house.app.get(LinkChat).execute({ contactId, inquiryId: newId(), partyId: newId() });
    await linked.say('Есть блоки?');
    await unlinked.say('А кирпич?');
    const [{ chatId }, { chatId: other }] = [await site.chatOf(linked), await site.chatOf(unlinked)];
    await link(chatId);
    await house.post(`chats/${chatId}/take`, {});
    await house.post(`chats/${chatId}/transfer`, { employeeId: people.boris.id });
    await house.post(`chats/${chatId}/return`, {}, 'boris');
    await house.post(`chats/${chatId}/take`, {}, 'head');
    const [anna, boris, head] = [people.anna.id, people.boris.id, people.head.id];
    expect(await taken(chatId)).toMatchObject([
      { employeeId: anna, fromEmployeeId: null },
      { employeeId: boris, fromEmployeeId: anna },
      { employeeId: head, fromEmployeeId: boris },
    ]);
    await house.post(`chats/${other}/take`, {});
    expect(await taken(other)).toEqual([]);
    await link(other);
    await link(other);
    expect(await taken(other)).toMatchObject([{ employeeId: anna, fromEmployeeId: null }]);
  });

  it('an answer is told to sales once, and closes the ladder; without one the owner, the team and the head are told (ME-16)', async () => {
    const [anna, head] = [await house.desk('anna'), await house.desk('head')];
    const widget = await site.widget();
    await widget.say('Кто-нибудь есть?');
    const { chatId, conversationId } = await site.chatOf(widget);
    await house.post(`chats/${chatId}/take`, {});
    const alarms = (desk: typeof anna) =>
      desk.heard
        .filter(([e, a]) => e === 'chat:alarm' && (a as { chatId: string }).chatId === chatId)
        .map(([, a]) => (a as { rung: string }).rung);
    const tick = async (minutes: number) => {
      house.clock.advance({ minutes });
      await house.settled();
    };
    await tick(1);
    await eventually(() => expect(alarms(anna)).toEqual(['owner']));
    expect(alarms(head)).toEqual([]);
    await tick(2);
    await eventually(() => expect(alarms(head)).toEqual(['team']));
    await tick(7);
    await eventually(() => expect(alarms(head)).toEqual(['team', 'head']));
    expect(alarms(anna)).toEqual(['owner', 'team']);
    expect(await site.chatOf(widget)).toMatchObject({ ladderStage: 3 });
    const told = (await facts()).filter((f) => f.chatId === chatId && f.name === 'messenger.chat-unanswered.v1');
    expect(told.map((f) => f.rung)).toEqual(['owner', 'team', 'head']);

    const answer = await house.say(conversationId, 'Да, слушаю');
    await site.heardBy(widget, 'chat:message', { text: 'Да, слушаю', from: 'agent', name: 'Анна', role: 'manager' });
    await house.say(conversationId, 'И ещё');
    expect(await site.chatOf(widget)).toMatchObject({ unansweredSince: null, ladderStage: 0 });
    const answers = (await facts()).filter(
      (f) => f.threadKey === `chat:${conversationId}` && f.name === 'sales.contact-answered.v1',
    );
    expect(answers).toMatchObject([{ contactId: answer.id, employeeId: people.anna.id, via: 'board' }]);
    // A new question climbs anew; an answer in time cancels it.
    await widget.say('А доставка?');
    await house.say(conversationId, 'Завтра');
    await tick(15);
    expect(alarms(head)).toEqual(['team', 'head']);
    const typing = { conversationId };
    anna.emit('chat:typing', typing);
    await site.heardBy(widget, 'chat:typing', { name: 'Анна' });
    await anna.emitWithAck('chat:read', { conversationId, seq: 4 });
    anna.close();
    head.close();
  });

  it('an agent who is gone loses the chat to the queue, and the visitor is told (ME-12, ME-13)', async () => {
    await closeAll();
    await eventually(async () =>
      expect((await (await site.widget()).emitWithAck('chat:hello', {})).online).toBe(false),
    );
    const anna = await house.desk('anna');
    const widget = await site.widget();
    await widget.say('Начали');
    const { chatId, conversationId } = await site.chatOf(widget);
    await house.post(`chats/${chatId}/take`, {});
    await house.say(conversationId, 'Минуту');
    const watch = () => house.app.get(WatchAgents).execute();
    anna.close();
    await eventually(async () => {
      await watch();
      const [row] = await house.database.all<{ t: unknown }>(
        'select agent_gone_since as t from messenger_chat where id = ?',
        [chatId],
      );
      expect(row?.t).not.toBeNull();
    });
    house.clock.advance({ seconds: 59 });
    await watch();
    expect(await site.chatOf(widget)).toMatchObject({ state: 'active' });
    house.clock.advance({ seconds: 2 });
    await watch();
    expect(await site.chatOf(widget)).toMatchObject({ state: 'waiting', agentId: null });
    await site.heardBy(widget, 'chat:message', { fact: { code: 'messenger.chat-agent-gone', name: null } });
    const boris = await house.desk('boris');
    house.clock.advance({ seconds: 3 });
    await watch();
    expect(await site.chatOf(widget)).toMatchObject({ state: 'active', agentId: people.boris.id });

    // Closed: soon after it is the same chat, later a new one that is nobody's.
    await house.post(`chats/${chatId}/close`, {}, 'boris');
    await site.heardBy(widget, 'chat:message', { fact: { code: 'messenger.chat-closed', name: null } });
    expect((await house.post(`chats/${chatId}/take`, {})).body.code).toBe('messenger.chat-closed');
    await widget.say('Забыл спросить');
    expect(await site.chatOf(widget)).toMatchObject({ chatId, state: 'active', agentId: people.boris.id });
    await house.post(`chats/${chatId}/close`, {}, 'boris');
    boris.close();
    house.clock.advance({ minutes: 31 });
    await widget.say('Новый вопрос');
    const open = (await house.get('chats?view=open&limit=100')).body.items.filter(
      (c: { conversationId: string }) => c.conversationId === conversationId,
    );
    expect(open).toMatchObject([{ state: 'waiting', agentId: null }]);
    expect(open[0].chatId).not.toBe(chatId);
    const received = (await facts()).filter(
      (f) => f.threadKey === `chat:${conversationId}` && f.name === 'sales.contact-received.v1',
    );
    expect(received.map((f) => f.contactId)).toEqual([chatId, open[0].chatId]);
  });

  it('the watchdog lists chats that nobody would ever close, and closes them (ME-15)', async () => {
    const widget = await site.widget();
    await widget.say('И ушёл');
    const { chatId } = await site.chatOf(widget);
    house.clock.advance({ hours: 13 });
    const stuck = (await house.get('chats?view=stuck&limit=100')).body.items;
    expect(stuck.map((c: { chatId: string }) => c.chatId)).toContain(chatId);
    await house.app.get(CloseStuckChats).execute();
    expect(await site.chatOf(widget)).toMatchObject({ chatId, state: 'closed' });
    expect((await house.get('chats?view=stuck')).body.items).toEqual([]);
  });

  it('agents see pages, source, city and company (ME-10), by one query', async () => {
    const widget = await site.widget();
    const url = 'https://shop.example/brick?utm_source=direct&token=secret#x';
    await widget.emitWithAck('visit', { url, title: 'Кирпич', referrer: 'https://ya.example/search?q=1' });
    await widget.emitWithAck('visit', { url: 'https://shop.example/cart', title: 'Корзина' });
    await widget.emitWithAck('visit', { url: 'javascript:alert(1)', title: 'x' });
    const form = { clientId: newId(), text: 'Счёт, пожалуйста', name: 'Роман', email: 'roman@romashka.example' };
    house.parties.cards.push({
      ...{ partyId: newId(), kind: 'company', name: 'ООО «Ромашка»', responsibleId: null },
      points: [{ kind: 'email', value: form.email }],
    });
    expect(await widget.emitWithAck('form', { ...form, email: '', phone: ' ' })).toMatchObject({
      code: 'messenger.contact-needed',
    });
    await widget.emitWithAck('form', form);
    const { chatId } = await site.chatOf(widget);
    const card = (await house.get(`chats/${chatId}/visitor`)).body;
    expect(card).toMatchObject({
      ...{ name: 'Роман', email: form.email, city: 'Псков', isHere: true, isSigned: false },
      source: { referrer: 'https://ya.example/search', utm: { utm_source: 'direct' } },
      company: { name: 'ООО «Ромашка»' },
      pages: [
        { url: 'https://shop.example/cart', title: 'Корзина' },
        { url: 'https://shop.example/brick?utm_source=direct', title: 'Кирпич' },
      ],
    });
    expect(await house.readsOf(() => house.get('chats?view=open'))).toBe(1);
    expect((await house.get(`chats/${newId()}/visitor`)).status).toBe(404);
    expect((await house.get('chats', 'worker')).status).toBe(403);
    const first = (await house.get('chats?view=all&limit=2')).body;
    const second = (await house.get(`chats?view=all&limit=2&after=${first.next}`)).body;
    const ids = [...first.items, ...second.items].map((c: { chatId: string }) => c.chatId);
    expect(new Set(ids).size).toBe(4);
  });

  it('invites by rule, only with somebody on line, once a day (ME-17)', async () => {
    const widget = await site.widget();
    const page = { url: 'https://shop.example/brick', title: 'Кирпич' };
    expect(await widget.emitWithAck('visit', page)).toMatchObject({ inviteAfterSeconds: null });
    house.clock.set('2026-11-25T09:00:00.000Z');
    const anna = await house.desk('anna');
    expect(await widget.emitWithAck('visit', page)).toMatchObject({ inviteAfterSeconds: 5 });
    expect(await widget.emitWithAck('visit', { ...page, url: 'https://shop.example/' })).toMatchObject({
      inviteAfterSeconds: null,
    });
    expect(await widget.emitWithAck('invite', page)).toMatchObject({ text: 'Подсказать по кирпичу?' });
    expect(await widget.emitWithAck('invite', page)).toMatchObject({ text: null });
    anna.close();
  });

  it('a partner sees his rooms and nothing else, as long as his link is good (ME-21)', async () => {
    const made = async (name: string) => {
      const { partnerId } = (await house.post('partners', { name, company: 'ТК «Вектор»' })).body;
      const { path } = (await house.post(`partners/${partnerId}/link`, {})).body;
      return { partnerId, token: String(path).split('#')[1] };
    };
    const [oleg, other] = [await made('Олег'), await made('Нина')];
    const room = async (title: string, ...partnerIds: string[]) =>
      (await house.post('partner-rooms', { title, partnerIds, employeeIds: [people.boris.id] })).body
        .conversationId as string;
    const [his, hers] = [await room('Доставка', oleg.partnerId), await room('Завод', other.partnerId)];
    const partner = await site.connect({ kind: 'partner', token: oleg.token });
    expect(await partner.emitWithAck('chat:hello', {})).toMatchObject({
      me: { name: 'Олег' },
      rooms: [{ conversationId: his, title: 'Доставка' }],
    });
    await house.say(hers, 'Тайна завода');
    await house.say(his, 'Где машина?');
    await site.heardBy(partner, 'chat:message', { text: 'Где машина?', from: 'agent', name: 'Анна' });
    const said = { conversationId: his, clientId: newId(), text: 'В Луге' };
    expect(await partner.emitWithAck('chat:send', said)).toMatchObject({
      message: { from: 'partner', text: 'В Луге' },
    });
    for (const [word, more] of [
      ['chat:since', { since: 0 }],
      ['chat:send', { clientId: newId(), text: 'x' }],
      ['chat:before', {}],
      ['chat:typing', {}],
    ] as const)
      expect(await partner.emitWithAck(word, { conversationId: hers, ...more })).toMatchObject({
        code: 'messenger.conversation-missing',
      });
    expect(JSON.stringify(partner.heard)).not.toContain('Тайна');
    expect(JSON.stringify(partner.heard)).not.toContain(people.anna.id);
    expect((await house.get(`conversations/${his}/messages`, 'boris')).body.messages.at(-1)).toMatchObject({
      text: 'В Луге',
    });
    expect((await house.get(`conversations/${his}/messages`, 'vera')).status).toBe(404);
    expect((await house.ask('DELETE', `partners/${oleg.partnerId}/link`)).status).toBe(204);
    await expect(site.connect({ kind: 'partner', token: oleg.token })).rejects.toThrow('messenger.visitor-unknown');
    const list = (await house.get('partners?limit=1')).body;
    expect(list.items).toMatchObject([{ name: 'Нина' }]);
    expect((await house.get(`partners?limit=1&after=${list.next}`)).body.items).toMatchObject([
      { name: 'Олег', linkUntil: null },
    ]);
    house.clock.advance({ days: 181 });
    await expect(site.connect({ kind: 'partner', token: other.token })).rejects.toThrow('messenger.visitor-unknown');
  });

  it('asks for no more sessions than one address is allowed', async () => {
    let last = 200;
    for (let i = 0; i < 600 && last === 200; i++) last = (await site.session()).status;
    expect(last).toBe(429);
    // Whoever has one address of IPv6 has all of its network; a network apart is somebody else.
    const from = async (remoteAddress: string) => (await site.session({}, {}, remoteAddress)).status;
    last = 200;
    for (let i = 1; i < 600 && last === 200; i++) last = await from(`2001:db8:1:2::${i.toString(16)}`);
    expect(last).toBe(429);
    expect(await from('2001:db8:1:3::1')).toBe(200);
  });
});
