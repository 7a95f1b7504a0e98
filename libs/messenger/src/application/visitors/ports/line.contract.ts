import { type ManualClock, newId } from '@prorab/kernel';
import { eventually } from '@prorab/platform/testing';
import type { AgentDesks } from './agent-desks.port.js';
import type { Agents } from './agents.port.js';
import type { Parties } from './parties.port.js';
import type { Seals } from './seals.port.js';
import type { VisitorsHere } from './visitors-here.port.js';

/** Two at work and one away, by the names Анна, Борис, Вера; a fourth who does not talk to visitors. */
export function describeAgents(name: string, make: () => { agents: Agents; away: { nextWorkAt: Date } }): void {
  it(`Agents: ${name}: names who may talk to visitors, and who is at work`, async () => {
    const { agents, away } = make();
    const all = await agents.all(new Date('2026-11-23T09:00:00Z'));
    expect(all.map((a) => [a.name, a.atWork])).toEqual([
      ['Анна', true],
      ['Борис', true],
      ['Вера', false],
    ]);
    expect(all[2]?.nextWorkAt).toEqual(away.nextWorkAt);
  });
}

/** One party is known by `a@romashka.example`. */
export function describeParties(name: string, make: () => { parties: Parties; partyId: string }): void {
  it(`Parties: ${name}: finds by the first point that somebody is known by`, async () => {
    const { parties, partyId } = make();
    const email = { kind: 'email', value: 'a@romashka.example' } as const;
    expect(await parties.byPoints([{ kind: 'visitor', value: newId() }, email])).toEqual({ partyId, name: 'Ромашка' });
    expect(await parties.byId(partyId)).toEqual({ partyId, name: 'Ромашка' });
    expect([await parties.byPoints([]), await parties.byId(newId())]).toEqual([null, null]);
  });
}

export function describeSeals(
  name: string,
  make: () => { seals: Seals; sealOf(lines: string, secret: string): string },
): void {
  describe(`Seals: ${name}`, () => {
    it('mints tokens that differ, fit for an address, and are found by their hash', () => {
      const { seals } = make();
      const [one, two] = [seals.mint(), seals.mint()];
      expect(one.token).toMatch(/^[\w-]{43}$/);
      expect(one.hash).toMatch(/^[0-9a-f]{64}$/);
      expect(one.token).not.toBe(two.token);
      expect(seals.hashOf(one.token)).toBe(one.hash);
      expect(seals.hashOf(two.token)).not.toBe(one.hash);
    });
    it('knows a seal of every field, under the secret of the site', () => {
      const { seals, sealOf } = make();
      const ivan = { id: 'ivan', name: 'Иван', email: null };
      const seal = sealOf('ivan\nИван\n', 'secret');
      expect(seals.isSealed(ivan, seal, 'secret')).toBe(true);
      for (const other of [
        { ...ivan, id: 'olga' },
        { ...ivan, name: null },
        { ...ivan, email: 'x@y.example' },
      ])
        expect(seals.isSealed(other, seal, 'secret')).toBe(false);
      expect([seals.isSealed(ivan, seal, 'other'), seals.isSealed(ivan, '', 'secret')]).toEqual([false, false]);
    });
  });
}

/** `heard(who)`: events that the desks of an agent, another agent and a head have got. */
export function describeAgentDesks(
  name: string,
  make: () => Promise<{
    desks: AgentDesks;
    agentId: string;
    heard(who: 'agent' | 'colleague' | 'head'): string[];
    close(): Promise<void>;
  }>,
): void {
  it(`AgentDesks: ${name}: tells all agents, the heads, or one`, async () => {
    const { desks, agentId, heard, close } = await make();
    desks.toAgent(agentId, 'chat:visitor', { n: 1 });
    desks.toHeads('chat:alarm', { n: 2 });
    desks.toAgents('chat:queue', { n: 3 });
    await eventually(() => {
      expect(heard('agent')).toEqual(['chat:visitor', 'chat:queue']);
      expect(heard('colleague')).toEqual(['chat:queue']);
      expect(heard('head')).toEqual(['chat:alarm', 'chat:queue']);
    });
    await close();
  });
}

export function describeVisitorsHere(name: string, make: () => { here: VisitorsHere; clock: ManualClock }): void {
  it(`VisitorsHere: ${name}: here as long as one of his tabs is, or a minute after it was heard of last`, () => {
    const { here, clock } = make();
    const [visitorId, one, two] = [newId(), newId(), newId()];
    here.mark({ visitorId, socketId: one });
    here.mark({ visitorId, socketId: two });
    here.leave({ visitorId, socketId: one });
    expect([here.isHere(visitorId), here.isHere(newId())]).toEqual([true, false]);
    clock.advance({ seconds: 59 });
    here.mark({ visitorId, socketId: two });
    clock.advance({ seconds: 59 });
    expect(here.isHere(visitorId)).toBe(true);
    clock.advance({ seconds: 2 });
    expect(here.isHere(visitorId)).toBe(false);
  });
}
