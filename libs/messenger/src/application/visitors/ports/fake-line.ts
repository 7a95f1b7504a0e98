import { newId } from '@prorab/kernel';
import type { SiteIdentity } from '../../../domain/visitors/visitor.js';
import { type AgentEvent, AgentDesks } from './agent-desks.port.js';
import { type Agent, Agents } from './agents.port.js';
import { Parties, type PartyGlance } from './parties.port.js';
import { Seals } from './seals.port.js';
import { VisitorsHere } from './visitors-here.port.js';

export class FakeAgents extends Agents {
  readonly people: Agent[] = [];
  put(agent: Partial<Agent>): Agent {
    const made = { employeeId: newId(), name: 'Анна', role: 'manager', atWork: false, nextWorkAt: null, ...agent };
    this.people.push(made);
    return made;
  }
  async all(): Promise<Agent[]> {
    return [...this.people].sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}

export class FakeParties extends Parties {
  readonly known: { party: PartyGlance; points: { kind: string; value: string }[] }[] = [];
  async byId(partyId: string): Promise<PartyGlance | null> {
    return this.known.find((k) => k.party.partyId === partyId)?.party ?? null;
  }
  async byPoints(points: readonly { kind: string; value: string }[]): Promise<PartyGlance | null> {
    for (const { kind, value } of points) {
      const found = this.known.find((k) => k.points.some((p) => p.kind === kind && p.value === value));
      if (found) return found.party;
    }
    return null;
  }
}

/** Neither secret nor hard to guess: for specs. */
export class FakeSeals extends Seals {
  #minted = 0;
  mint(): { token: string; hash: string } {
    const token = String(++this.#minted).padStart(43, 't');
    return { token, hash: this.hashOf(token) };
  }
  hashOf(token: string): string {
    return Buffer.from(token).toString('hex').slice(-64).padStart(64, '0');
  }
  sealOf({ id, name, email }: SiteIdentity, secret: string): string {
    return `${secret}:${[id, name ?? '', email ?? ''].join('\n')}`;
  }
  isSealed(identity: SiteIdentity, seal: string, secret: string): boolean {
    return seal === this.sealOf(identity, secret);
  }
}

export class FakeAgentDesks extends AgentDesks {
  readonly told: { to: string; event: AgentEvent; payload: object }[] = [];
  toAgents(event: AgentEvent, payload: object): void {
    this.told.push({ to: 'agents', event, payload });
  }
  toHeads(event: AgentEvent, payload: object): void {
    this.told.push({ to: 'heads', event, payload });
  }
  toAgent(employeeId: string, event: AgentEvent, payload: object): void {
    this.told.push({ to: employeeId, event, payload });
  }
}

const holdMs = 60_000;
export class FakeVisitorsHere extends VisitorsHere {
  readonly #until = new Map<string, { visitorId: string; until: number }>();
  constructor(private readonly clock: { now(): Date }) {
    super();
  }
  mark({ visitorId, socketId }: { visitorId: string; socketId: string }): void {
    this.#until.set(socketId, { visitorId, until: this.clock.now().getTime() + holdMs });
  }
  leave({ socketId }: { socketId: string }): void {
    this.#until.delete(socketId);
  }
  isHere(visitorId: string): boolean {
    const now = this.clock.now().getTime();
    return [...this.#until.values()].some((v) => v.visitorId === visitorId && v.until > now);
  }
}
