import { createHmac } from 'node:crypto';
import { newId } from '@prorab/kernel';
import { eventually } from '@prorab/platform/testing';
import { type Socket, io } from 'socket.io-client';
import type { OutsideMessage } from '../../../application/visitors/outside-view.js';
import type { MessengerHouse } from '../http/a-messenger-house.builder.js';

export const shop = 'https://shop.example';
export const secret = 'a-secret-of-the-specs';
export const visitorsConfig = {
  sites: {
    main: {
      name: 'Строим вместе',
      origins: [shop],
      city: 'Псков',
      identitySecretEnv: 'SPEC_SITE_SECRET',
      invitations: [{ pages: '/brick', afterSeconds: 5, text: 'Подсказать по кирпичу?' }],
    },
    other: { name: 'Другой', origins: ['https://other.example'] },
  },
  departments: { accounts: { title: 'Бухгалтерия', roles: ['accountant', 'seller'] as const } },
  visitorSessionsPerMinute: 500,
};
export const signed = (id: string, name = '', email = '') => ({
  ...{ id, name, email },
  hmac: createHmac('sha256', secret).update([id, name, email].join('\n')).digest('hex'),
});

export interface Widget extends Socket {
  token: string;
  heard: [event: string, payload: Record<string, unknown>][];
  say(text: string, clientId?: string): Promise<OutsideMessage>;
  texts(): Promise<string[]>;
}

/** Browsers of visitors at a house. */
export function visitorsOf(house: MessengerHouse) {
  const sockets: Socket[] = [];
  const session = async (
    body: object = {},
    headers: Record<string, string> = {},
    remoteAddress = '127.0.0.1',
  ): Promise<{ status: number; body: { token: string; code?: string }; headers: Record<string, unknown> }> => {
    const reply = await house.app.inject({
      method: 'POST',
      remoteAddress,
      url: '/api/visitor/sessions',
      headers: { 'content-type': 'application/json', origin: shop, ...headers },
      payload: JSON.stringify({ site: 'main', ...body }),
    });
    return { status: reply.statusCode, body: JSON.parse(reply.payload) as { token: string }, headers: reply.headers };
  };
  const connect = async (auth: object, origin = shop): Promise<Widget> => {
    const socket = io(`http://127.0.0.1:${house.port}/visitor`, {
      ...{ transports: ['websocket'], auth, reconnection: false, forceNew: true, extraHeaders: { origin } },
    });
    sockets.push(socket);
    const heard: Widget['heard'] = [];
    socket.onAny((event: string, payload: Record<string, unknown>) => void heard.push([event, payload]));
    await new Promise<void>((resolve, reject) => {
      socket.on('connect', () => resolve());
      socket.on('connect_error', reject);
    });
    const say = async (text: string, clientId = newId()): Promise<OutsideMessage> => {
      const answer = await socket.emitWithAck('chat:send', { clientId, text });
      if (!answer.ok) throw new Error(JSON.stringify(answer));
      return answer.message as OutsideMessage;
    };
    const texts = async (): Promise<string[]> => {
      const { messages = [] } = await socket.emitWithAck('chat:since', { since: 0 });
      return (messages as OutsideMessage[]).filter((m) => !m.fact).map((m) => m.text);
    };
    return Object.assign(socket, { heard, say, texts, token: (auth as { token: string }).token });
  };
  return {
    session,
    connect,
    /** A widget on a page of the shop. */
    widget: async (body: object = {}): Promise<Widget> => connect({ token: (await session(body)).body.token }),
    /** The only open chat of a conversation. */
    chatOf: async (widget: Widget): Promise<Record<string, unknown> & { chatId: string; conversationId: string }> => {
      const { conversationId } = await widget.emitWithAck('chat:hello', {});
      const { items } = (await house.get('chats?view=all&limit=100')).body;
      return items.find((c: { conversationId: string }) => c.conversationId === conversationId);
    },
    heardBy: (widget: { heard: [string, unknown][] }, event: string, like: object) =>
      eventually(() => expect(widget.heard).toContainEqual([event, expect.objectContaining(like)])),
    close: () => sockets.forEach((s) => s.close()),
  };
}
