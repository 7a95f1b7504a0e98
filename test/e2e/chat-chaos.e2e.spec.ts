import { isDeepStrictEqual, types } from 'node:util';
import { type TestDatabase, eventually, makeTestDatabase, testEngines } from '@prorab/platform/testing';
import { startRedis } from '../services/redis.js';
import { FrailLink } from '../services/support/frail-link.js';
import { aTalkativeCompany, whatTheHouseKeeps } from './support/a-talkative-company.js';
import type { ApiClient } from './support/api.js';
import { chanceOf } from './support/chance.js';
import { ChaosProxy } from './support/chaos-proxy.js';
import { ChatPerson } from './support/chat-person.js';
import { aCompany } from './support/company.js';
import { RunningHouse } from './support/running-house.js';

const PEOPLE = 50;
const MESSAGES = 20_000;
const KILLS = 5;
/** Said by each in a second: the house takes 20 events of a socket, and asking for what was missed is among them. */
const PER_SECOND = 14;

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
  const begun = performance.now();
  const phases: string[] = [];
  const phase = (what: string): void =>
    void phases.push(`${what} ${((performance.now() - begun) / 1000).toFixed(1)} s`);
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
    const { accounts, conversations } = await aTalkativeCompany(houses[0]!.url, PEOPLE, chance);
    phase('signed in');
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

    phase('connected');
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
      phase(`kill ${kill}`);
      if (kill === Math.ceil(KILLS / 2)) await halfway?.();
    }
    await eventually(() => confirmed() === MESSAGES, {
      within: 120_000,
      message: 'not all that was said is confirmed',
    });
    phase('all said');
    for (const timer of timers.splice(0)) clearInterval(timer);
    await Promise.all(edits);

    const truth = await whatTheHouseKeeps(accounts, conversations, houses[0]!.url);
    await eventually(
      () => people.every((p) => [...truth].every(([id, { head }]) => !isIn(p, id) || p.have.get(id) === head)),
      { within: 90_000, message: 'not everybody has come to the end of his conversations' },
    );
    phase('all heard');
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
        // Jest's own comparison of a quarter of a million messages takes longer than all that went before.
        if (!isDeepStrictEqual(here, messages)) expect(here).toEqual(messages);
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
    console.log(
      `${drops} lines broke, ${kept.filter((m) => m.editedAt).length} messages were corrected; after ${phases.join(', ')}`,
    );
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
