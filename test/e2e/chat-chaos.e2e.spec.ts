import { types } from 'node:util';
import { type TestDatabase, eventually, makeTestDatabase, testEngines } from '@prorab/platform/testing';
import { startRedis } from '../services/redis.js';
import { FrailLink } from '../services/support/frail-link.js';
import { ApiClient } from './support/api.js';
import { ChaosProxy } from './support/chaos-proxy.js';
import { ChatPerson } from './support/chat-person.js';
import { PASSWORD, aCompany } from './support/company.js';
import { RunningHouse } from './support/running-house.js';

const PEOPLE = 50;
const MESSAGES = 20_000;
const KILLS = 5;
/** Said by each in a second: the house takes 20 events of a socket, and asking for what was missed is among them. */
const PER_SECOND = 14;

/** The same numbers for the same seed (mulberry32). CHAOS_SEED repeats a run as far as networks let it. */
function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Chaos {
  base: TestDatabase;
  houses: RunningHouse[];
  /** Called once, half-way. */
  halfway?: () => Promise<void>;
}

async function chatThroughChaos({ base, houses, halfway }: Chaos): Promise<void> {
  const seed = Number(process.env.CHAOS_SEED ?? Date.now() % 1_000_000);
  console.log(`chat chaos on ${base.name}, ${houses.length} instance(s): CHAOS_SEED=${seed}`);
  const chance = chanceOf(seed);
  const below = (n: number): number => Math.floor(chance() * n);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
  for (const house of houses) await house.start();
  const proxy = await new ChaosProxy(
    houses.map((h) => h.port),
    chance,
  ).listen();
  const people: ChatPerson[] = [];
  const timers: NodeJS.Timeout[] = [];
  try {
    const { accounts, conversations } = await aTalkativeCompany(houses[0]!.url, chance);
    const edits: Promise<unknown>[] = [];
    /** Every hundredth is corrected at once, over HTTP; if the house is being killed just then, it stays as it is. */
    const correct = (api: ApiClient, id: string, text: string): void => {
      if (below(100) === 0)
        edits.push(
          api.put(`/api/messenger/messages/${id}`, { text: `${text}, исправлено` }).catch(ignoreBrokenConnection),
        );
    };
    for (const { employeeId, token, api } of accounts)
      people.push(new ChatPerson(employeeId, proxy.url, token, (_, m) => correct(api(proxy.url), m.id, m.text)));
    await eventually(() => people.every((p) => p.client.isWhole), { within: 30_000, message: 'not all are connected' });

    const said = new Map<string, { who: string; conversationId: string; text: string }>();
    const confirmed = (): number => people.reduce((sum, p) => sum + p.confirmed, 0);
    timers.push(
      setInterval(() => {
        for (const person of people) {
          if (said.size >= MESSAGES) return;
          if (person.client.outgoing.length >= 3 * PER_SECOND) continue;
          const n = said.size + 1;
          const conversationId = pick(conversations.get(person.employeeId)!);
          const draft = { conversationId, clientId: `chaos-${seed}-${n}`, text: `сообщение ${n}` };
          said.set(draft.clientId, { who: `employee:${person.employeeId}`, conversationId, text: draft.text });
          person.send(draft);
        }
      }, 1_000 / PER_SECOND),
      setInterval(() => {
        const what = below(3);
        if (what === 0) proxy.cut();
        else if (what === 1) proxy.stall(100 + below(1_500));
        else pick(people).unplug();
      }, 120),
    );

    for (let kill = 1; kill <= KILLS; kill++) {
      const moment = Math.floor((MESSAGES * (kill - 0.2 - 0.6 * chance())) / KILLS);
      await eventually(() => confirmed() >= moment, {
        within: 120_000,
        message: `${moment} messages are not confirmed`,
      });
      const house = houses[kill % houses.length]!;
      await house.kill();
      // The other one goes on alone for a while.
      if (houses.length > 1)
        await eventually(() => confirmed() >= moment + 300, { within: 60_000, message: 'nobody serves' });
      await house.start();
      if (kill === Math.ceil(KILLS / 2)) await halfway?.();
    }
    await eventually(() => confirmed() === MESSAGES, {
      within: 120_000,
      message: 'not all that was said is confirmed',
    });
    for (const timer of timers.splice(0)) clearInterval(timer);
    await Promise.all(edits);

    const truth = await whatTheHouseKeeps(accounts, conversations, houses[0]!.url);
    await eventually(
      () => people.every((p) => [...truth].every(([id, { head }]) => !isIn(p, id) || p.have.get(id) === head)),
      { within: 90_000, message: 'not everybody has come to the end of his conversations' },
    );
    function isIn({ employeeId }: ChatPerson, id: string): boolean {
      return conversations.get(employeeId)!.includes(id);
    }

    expect(people.flatMap((p) => p.faults)).toEqual([]);
    for (const [id, { messages, lastSeq }] of truth) {
      // No gap …
      expect(messages.map((m) => m.seq)).toEqual(Array.from({ length: lastSeq }, (_, i) => i + 1));
      // … and everybody has the same, in the same order.
      for (const person of people.filter((p) => isIn(p, id))) {
        const here = [...(person.messages.get(id)?.values() ?? [])].sort((a, b) => a.seq - b.seq);
        expect(here).toEqual(messages);
      }
    }
    // Nothing lost, nothing twice, nothing in another's name or place.
    const kept = [...truth.values()].flatMap(({ messages }) => messages.filter((m) => m.clientId !== null));
    expect(kept).toHaveLength(MESSAGES);
    const wrong = kept.filter((m) => {
      const typed = said.get(m.clientId!);
      const text = m.editedAt ? m.text.replace(/, исправлено$/, '') : m.text;
      return !typed || typed.who !== m.author || typed.conversationId !== m.conversationId || typed.text !== text;
    });
    expect(wrong).toEqual([]);
    expect(new Set(kept.map((m) => m.clientId)).size).toBe(MESSAGES);
    // What each typed in one conversation stands there as he typed it.
    for (const { messages } of truth.values())
      for (const mine of Map.groupBy(messages, (m) => m.author).values()) {
        const order = mine.flatMap((m) => (m.clientId ? [Number(m.clientId.split('-')[2])] : []));
        expect(order).toEqual(order.toSorted((a, b) => a - b));
      }
    const drops = people.reduce((sum, p) => sum + p.drops, 0);
    console.log(`${drops} lines broke, ${kept.filter((m) => m.editedAt).length} messages were corrected`);
    expect(drops).toBeGreaterThan(PEOPLE);
  } catch (error) {
    const words = houses.map((h) => h.said.slice(-3000)).join('\n');
    throw new Error(`CHAOS_SEED=${seed}: ${String(error)}\nThe house said:\n${words}`, { cause: error });
  } finally {
    for (const timer of timers) clearInterval(timer);
    for (const person of people) person.close();
    await proxy.close();
  }
}

interface Account {
  employeeId: string;
  token: string;
  api: (url: string) => ApiClient;
}
/** Everybody signed in; eight talks of two, twelve groups of twelve. */
async function aTalkativeCompany(url: string, chance: () => number) {
  const accounts: Account[] = [];
  for (let at = 1; at <= PEOPLE; at += 5)
    accounts.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(5, PEOPLE - at + 1) }, async (_, i) => {
          const { token } = await new ApiClient(url).signIn(`manager${at + i}`, PASSWORD, `10.0.0.${at + i}`);
          const api = (at: string): ApiClient => new ApiClient(at).withToken(token);
          const { employee } = await api(url).get<{ employee: { id: string } }>('/api/team/session');
          return { employeeId: employee.id, token, api };
        }),
      )),
    );
  const conversations = new Map<string, string[]>(accounts.map((a) => [a.employeeId, []]));
  const shuffled = (): Account[] =>
    accounts
      .map((a) => [chance(), a] as const)
      .sort(([a], [b]) => a - b)
      .map(([, a]) => a);
  const open = async (path: string, body: object, members: readonly Account[]): Promise<void> => {
    const { conversationId } = await members[0]!
      .api(url)
      .post<{ conversationId: string }>(`/api/messenger/${path}`, body);
    for (const { employeeId } of members) conversations.get(employeeId)!.push(conversationId);
  };
  for (let pair = 0; pair < 8; pair++) {
    const two = accounts.slice(pair * 2, pair * 2 + 2);
    await open('direct', { employeeId: two[1]!.employeeId }, two);
  }
  // The first groups hold everybody, so that nobody is without a conversation.
  const all = shuffled();
  for (let group = 0; group < 12; group++) {
    const members =
      group < 5
        ? all.slice(Math.min(group * 10, PEOPLE - 12), Math.min(group * 10, PEOPLE - 12) + 12)
        : shuffled().slice(0, 12);
    const employeeIds = members.slice(1).map((m) => m.employeeId);
    await open('groups', { title: `Беседа ${group + 1}`, employeeIds }, members);
  }
  return { accounts, conversations };
}

interface Kept {
  head: number;
  lastSeq: number;
  messages: {
    id: string;
    seq: number;
    author: string;
    conversationId: string;
    clientId: string | null;
    text: string;
    editedAt: string | null;
  }[];
}
/** Every conversation as HTTP gives it, to somebody who is in it. */
async function whatTheHouseKeeps(
  accounts: readonly Account[],
  conversations: ReadonlyMap<string, string[]>,
  url: string,
) {
  const truth = new Map<string, Kept>();
  for (const { employeeId, api } of accounts)
    for (const id of conversations.get(employeeId)!) {
      if (truth.has(id)) continue;
      const kept: Kept = { head: 0, lastSeq: 0, messages: [] };
      for (;;) {
        const after = kept.messages.length;
        const path = `/api/messenger/conversations/${id}/messages?after=${after}&limit=200`;
        // A connection that was kept since before a kill is found broken only when it is used.
        const piece = await eventually(() => api(url).get<Kept>(path), { within: 10_000 });
        kept.messages.push(...piece.messages);
        Object.assign(kept, { head: piece.head, lastSeq: piece.lastSeq });
        if (piece.messages.length === 0) break;
      }
      truth.set(id, kept);
    }
  return truth;
}

const aHouse = (base: TestDatabase, env: Record<string, string> = {}): Promise<RunningHouse> =>
  RunningHouse.build({
    databaseUrl: base.url,
    configuration: {
      server: { requestsPerMinute: 1_000_000, trustProxy: true },
      team: { firstStart: aCompany({ managers: PEOPLE }) },
    },
    env: { REDIS_URL: '', ...env },
  });
const ignoreBrokenConnection = (error: unknown): void => {
  // fetch says so for a lost connection; its TypeError is not the one of Jest's realm.
  if (!types.isNativeError(error) || error.name !== 'TypeError') throw error;
};

describe('conversations while everything breaks', () => {
  it('one instance on SQLite: everybody ends with the same', async () => {
    const base = await makeTestDatabase('sqlite');
    const houses = [await aHouse(base)];
    try {
      await chatThroughChaos({ base, houses });
    } finally {
      for (const house of houses) await house.remove();
      await base.remove();
    }
  }, 600_000);

  it.each(testEngines().filter((engine) => engine !== 'sqlite'))(
    'two instances with Redis on %s: everybody ends with the same',
    async (engine) => {
      const base = await makeTestDatabase(engine);
      const redis = await startRedis();
      const link = await FrailLink.to(Number(new URL(redis.url).port));
      const env = { REDIS_URL: `redis://127.0.0.1:${link.port}` };
      const houses = [await aHouse(base, env), await aHouse(base, env)];
      try {
        const halfway = async (): Promise<void> => {
          await link.refuse();
          await Promise.all(houses.map((h) => eventually(() => h.said.includes('do not hear each other'))));
          await link.restore();
        };
        await chatThroughChaos({ base, houses, halfway });
      } finally {
        for (const house of houses) await house.remove();
        await link.stop();
        await redis.stop();
        await base.remove();
      }
    },
    600_000,
  );
});
