import { DatabaseSync } from 'node:sqlite';
import { newId } from '@prorab/kernel';
import type { TestDatabase } from '@prorab/platform/testing';
import { io } from 'socket.io-client';
import { ApiClient } from './api.js';
import { PASSWORD } from './company.js';
import { RunningHouse } from './running-house.js';

const allDay = '00:00-24:00';
const hours = { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay };
const people = [
  ['anna', 'Анна Лебедева', 'manager'],
  ['boris', 'Борис Ковалёв', 'manager'],
  ['vera', 'Вера Соколова', 'seller'],
  ['egor', 'Егор Тихонов', 'manufacturer'],
  ['head', 'Глеб Орлов', 'head'],
  ['admin', 'Игорь Панов', 'administrator'],
] as const;
/** Where the widget would stand. */
export const SITE = 'https://shop.example';
export type Login = (typeof people)[number][0];

/** The product with the desk, and a few people who talk. */
export const aChatHouse = (base: TestDatabase): Promise<RunningHouse> =>
  RunningHouse.build({
    databaseUrl: base.url,
    configuration: {
      server: { requestsPerMinute: 1_000_000 },
      messenger: {
        sites: { main: { name: 'Стройдвор', city: 'Псков', origins: [SITE] } },
        departments: { accounts: { title: 'Бухгалтерия', roles: ['accountant'] } },
      },
      mail: {
        listener: { address: 'sales@prorab.test', title: 'Прораб' },
        own: { domains: ['prorab.test'] },
      },
      team: {
        firstStart: {
          demoPassword: PASSWORD,
          branches: [{ key: 'pskov', name: 'Псков', city: 'Псков', areaCode: '8112', hours, keepsHolidays: false }],
          employees: people.map(([login, name, role]) => ({
            ...{ login, name, role, branch: 'pskov', emails: [`${login}@prorab.test`], capacity: 100 },
          })),
        },
      },
    },
  });

/** Somebody at the API, for what the test needs and does not look at. */
export async function aTalker(url: string, login: Login) {
  const api = await new ApiClient(url).signIn(login, PASSWORD);
  const { people: all } = await api.get<{ people: { employeeId: string; name: string }[] }>('/api/messenger/people');
  const idOf = (name: string): string => all.find((one) => one.name === name)?.employeeId ?? '';
  return {
    api,
    idOf,
    direct: async (name: string): Promise<string> =>
      (await api.post<{ conversationId: string }>('/api/messenger/direct', { employeeId: idOf(name) })).conversationId,
    group: async (title: string, ...names: string[]): Promise<string> =>
      (await api.post<{ conversationId: string }>('/api/messenger/groups', { title, employeeIds: names.map(idOf) }))
        .conversationId,
    say: (conversationId: string, text: string, more: object = {}): Promise<{ id: string; seq: number }> =>
      api.post(`/api/messenger/conversations/${conversationId}/messages`, { clientId: newId(), text, ...more }),
    texts: async (conversationId: string): Promise<string[]> =>
      (
        await api.get<{ messages: { text: string }[] }>(`/api/messenger/conversations/${conversationId}/messages`)
      ).messages.map(({ text }) => text),
  };
}

/** A visitor of the site, on the wire of the widget. */
export async function aSiteVisitor(url: string) {
  const headers = { 'content-type': 'application/json', origin: SITE };
  const asked = await fetch(`${url}/api/visitor/sessions`, {
    ...{ method: 'POST', headers, body: JSON.stringify({ site: 'main' }) },
  });
  const { token } = (await asked.json()) as { token: string };
  const socket = io(`${url}/visitor`, {
    ...{ transports: ['websocket'], auth: { token }, forceNew: true, extraHeaders: { origin: SITE } },
  });
  const heard: string[] = [];
  socket.on('chat:message', ({ text }: { text: string }) => void heard.push(text));
  await new Promise<void>((done, fail) => {
    socket.on('connect', done);
    socket.on('connect_error', fail);
  });
  await socket.emitWithAck('chat:hello', {});
  return {
    heard,
    say: (text: string): Promise<unknown> => socket.emitWithAck('chat:send', { clientId: newId(), text }),
    type: (text: string): Promise<unknown> => socket.emitWithAck('chat:typing', { text }),
    visit: (page: string, title: string): Promise<unknown> =>
      socket.emitWithAck('visit', { url: `${SITE}${page}`, title, referrer: 'https://ya.example/search' }),
    leave: () => socket.close(),
  };
}

const said = [
  'Да',
  'Счёт отправил, ждём оплату до пятницы.',
  'Кирпич М150 пришёл, 14 поддонов. Два с боем, отложил в сторону. Фото сделаю после обеда, бой спишем завтра.',
  'Смотрите расчёт: https://prorab.example/calc',
  'Первая строка.\nВторая строка.\nТретья строка с подробностями по доставке и разгрузке на объекте.',
] as const;

/** A conversation of years: so many rows that no person could type them, put where messages are kept. All of it is read. */
export function fillWith(base: TestDatabase, conversationId: string, count: number): void {
  const db = new DatabaseSync(base.url.replace(/^sqlite:/, ''), { timeout: 20_000 });
  try {
    const who = db
      .prepare('select who from messenger_member where conversation_id = ?')
      .all(conversationId)
      .map(({ who: key }) => key as string);
    const row = db.prepare(
      'insert into messenger_message (id, conversation_id, seq, `change`, author, client_id, at, text, urgent, search_state)' +
        ' values (?, ?, ?, ?, ?, ?, ?, ?, 0, 1)',
    );
    const began = Date.now() - count * 60_000;
    db.exec('begin immediate');
    for (let seq = 1; seq <= count; seq++)
      row.run(
        ...[
          newId(),
          conversationId,
          seq,
          seq,
          who[Math.floor(seq / 3) % who.length] ?? '',
          `row-${conversationId}-${seq}`,
        ],
        ...[began + seq * 60_000, `№${seq}. ${said[seq % said.length] ?? ''}`],
      );
    db.prepare('update messenger_conversation set last_seq = ?, head = ?, last_at = ? where id = ?').run(
      ...[count, count, Date.now(), conversationId],
    );
    db.prepare('update messenger_member set read_seq = ?, delivered_seq = ? where conversation_id = ?').run(
      ...[count, count, conversationId],
    );
    db.exec('commit');
  } finally {
    db.close();
  }
}
