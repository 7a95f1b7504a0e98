import { newId } from '@prorab/kernel';
import { RealtimeRooms, allWireEvents, allWireWords } from '@prorab/platform';
import { eventually } from '@prorab/platform/testing';
import type { Server, Socket as ServerSocket } from 'socket.io';
import type { Socket } from 'socket.io-client';
import { AssignWaitingChats } from '../../../application/visitors/use-cases/assign-waiting-chats.use-case.js';
import { type MessengerHouse, aMessengerHouse, people } from '../http/a-messenger-house.builder.js';
import { type Widget, visitorsConfig, visitorsOf } from './a-visitor.builder.js';

/** Of Socket.IO itself. */
const builtIn = ['disconnect', 'disconnecting', 'error'];
type Heard = [event: string, payload: unknown];

describe('what goes over the sockets of the messenger, and its document', () => {
  let house: MessengerHouse;
  let site: ReturnType<typeof visitorsOf>;
  let server: Server;
  let desks: (Socket & { heard: Heard[] })[];
  let widget: Widget;
  let partner: Widget;
  beforeAll(async () => {
    house = await aMessengerHouse('sqlite', { config: visitorsConfig });
    site = visitorsOf(house);
    house.app.get(RealtimeRooms).onServer((one) => (server = one));
    desks = [await house.desk('anna'), await house.desk('head')];
    widget = await site.widget();
    const { partnerId } = (await house.post('partners', { name: 'Олег' })).body;
    const { path } = (await house.post(`partners/${partnerId}/link`, {})).body;
    partner = await site.connect({ kind: 'partner', token: String(path).split('#')[1] });
    const room = { title: 'Доставка', partnerIds: [partnerId], employeeIds: [people.boris.id] };
    expect((await house.post('partner-rooms', room)).status).toBe(201);
  });
  afterAll(async () => {
    site.close();
    await house.close();
  });
  const heardIn = (namespace: string): string[] => {
    const sockets: ServerSocket[] = [...server.of(namespace).sockets.values()];
    const names = new Set(sockets.flatMap((socket) => socket.eventNames().map(String)));
    return [...names].filter((name) => !builtIn.includes(name)).sort();
  };
  const documented = (namespace: string): string[] =>
    allWireWords()
      .filter((word) => word.namespace === namespace)
      .map((word) => word.name)
      .sort();
  const faults = (namespace: string, told: readonly Heard[]): unknown[] =>
    told.flatMap(([event, payload]): unknown[] => {
      const shape = allWireEvents().find((e) => e.namespace === namespace && e.name === event);
      if (!shape) return [`${event} is not in the document`];
      const { error } = shape.tells.safeParse(payload);
      return error ? [[event, error.issues, payload]] : [];
    });

  it.each(['/desk', '/visitor'])('every word that a socket of %s hears is in it, and no other', (namespace) => {
    expect(heardIn(namespace).length).toBeGreaterThan(8);
    expect(heardIn(namespace)).toEqual(documented(namespace));
  });

  it('every answer to an outsider, and every event, is as it says', async () => {
    const answered = async (who: Socket, name: string, said: object): Promise<Record<string, unknown>> => {
      const { ok, ...answer } = await who.emitWithAck(name, said);
      const word = allWireWords().find((w) => w.namespace === '/visitor' && w.name === name);
      expect([name, ok, word?.answers.safeParse(answer).error?.issues]).toEqual([name, true, undefined]);
      return answer;
    };
    const page = { url: 'https://shop.example/brick', title: 'Кирпич' };
    await answered(widget, 'visit', page);
    await answered(widget, 'invite', page);
    await answered(widget, 'chat:send', { clientId: newId(), text: 'Есть кирпич?' });
    await answered(widget, 'form', { clientId: newId(), text: 'Перезвоните', phone: '+7 911 000-00-00' });
    await answered(widget, 'visit', { ...page, url: 'https://shop.example/cart' });
    const { chatId, conversationId } = await site.chatOf(widget);
    for (const desk of desks) await desk.emitWithAck('chat:open', { conversationId });
    await answered(widget, 'chat:typing', { text: 'И ещё' });
    house.clock.advance({ seconds: 30 });
    await house.settled();
    house.clock.advance({ minutes: 10 });
    await house.settled();
    await house.app.get(AssignWaitingChats).execute();
    await house.post(`chats/${chatId}/take`, {});
    await house.say(conversationId, 'Есть');
    desks[0]?.emit('chat:typing', { conversationId });
    await answered(widget, 'chat:send', { clientId: newId(), text: 'Спасибо' });
    await desks[0]?.emitWithAck('chat:read', { conversationId, seq: 1_000 });
    await house.post(`chats/${chatId}/close`, {});
    await answered(widget, 'chat:hello', {});
    await answered(widget, 'chat:since', { since: 0 });
    await answered(widget, 'chat:before', {});
    await answered(widget, 'chat:read', { seq: 1 });
    const { rooms } = (await answered(partner, 'chat:hello', {})) as { rooms: { conversationId: string }[] };
    const at = { conversationId: rooms[0]?.conversationId };
    await answered(partner, 'chat:send', { ...at, clientId: newId(), text: 'В Луге' });
    for (const word of ['chat:since', 'chat:before', 'chat:read', 'chat:typing'])
      await answered(partner, word, { ...at, since: 0, seq: 1 });

    const told = (who: { heard: Heard[] }[]): string[] => [...new Set(who.flatMap((w) => w.heard.map(([e]) => e)))];
    const outside = ['chat:conversation', 'chat:cursor', 'chat:message', 'chat:state', 'chat:typing'];
    await eventually(() => expect(told([widget, partner])).toEqual(expect.arrayContaining(outside)));
    await eventually(() =>
      expect(told(desks)).toEqual(expect.arrayContaining(['chat:queue', 'chat:alarm', 'chat:visitor', 'chat:typing'])),
    );
    expect(faults('/visitor', [...widget.heard, ...partner.heard] as Heard[])).toEqual([]);
    expect(
      faults(
        '/desk',
        desks.flatMap((d) => d.heard),
      ),
    ).toEqual([]);
  });
});
