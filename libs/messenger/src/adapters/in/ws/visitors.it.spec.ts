import { newId } from '@prorab/kernel';
import { TaskWorker } from '@prorab/platform';
import { eventually, testEngines } from '@prorab/platform/testing';
import { type MessengerHouse, aMessengerHouse, people } from '../http/a-messenger-house.builder.js';
import { AssignWaitingChats } from '../../../application/visitors/use-cases/assign-waiting-chats.use-case.js';
import { CloseStuckChats } from '../../../application/visitors/use-cases/close-stuck-chats.use-case.js';
import { WatchAgents } from '../../../application/visitors/use-cases/watch-agents.use-case.js';
import { secret, shop, signed, visitorsConfig, visitorsOf } from './a-visitor.builder.js';

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
  const facts = async () =>
    (
      await house.database.all<{ name: string; payload: string }>(
        'select name, payload from platform_event order by id',
      )
    ).map((e) => ({ name: e.name, ...(JSON.parse(e.payload) as Record<string, unknown>) }));

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
});
