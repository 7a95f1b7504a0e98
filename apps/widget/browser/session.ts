import { type Memory, memoryOf } from './memory.ts';

export interface Identity {
  id: string;
  name?: string | null;
  email?: string | null;
  hmac: string;
}
export interface Settings {
  server: string;
  site: string;
  /** The secret of a partner's link. */
  partner: string | null;
  language: 'ru' | 'en';
}

/** Who this browser is, and what it keeps for him: everybody who logs in here, and the one without a name, has a place of his own. */
export class Session {
  memory: Memory;
  company = '';
  private identity: Identity | null = null;

  constructor(private readonly settings: Settings) {
    this.memory = this.place();
  }
  is(identity: Identity): boolean {
    return this.identity?.id === identity.id;
  }
  get hasName(): boolean {
    return this.identity !== null;
  }
  /** What was said without a name goes along, if the server finds that it may; what another one said does not. */
  become(identity: Identity): void {
    const token = this.hasName ? null : this.memory.get<string>('token');
    if (!this.hasName) for (const key of ['token', 'outbox', 'draft']) this.memory.drop(key);
    this.identity = identity;
    this.memory = this.place();
    if (token) this.memory.put(this.memory.get('token') ? 'merge' : 'token', token);
  }
  forget(): void {
    for (const key of ['token', 'outbox', 'draft', 'merge']) this.memory.drop(key);
    this.identity = null;
    this.memory = this.place();
    for (const key of ['token', 'outbox', 'draft']) this.memory.drop(key);
  }
  /** What the server is told at the door; null: it cannot be asked now. */
  async auth(): Promise<object | null> {
    const { server, site, partner } = this.settings;
    if (partner !== null) return { kind: 'partner', token: partner };
    const { memory, identity } = this;
    const token = memory.get<string>('merge') ?? memory.get<string>('token');
    try {
      const reply = await fetch(`${server}/api/visitor/sessions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        credentials: 'omit',
        body: JSON.stringify({ site, token, identity }),
      });
      if (reply.status === 403 && identity && memory === this.memory) this.refuse(token);
      if (!reply.ok) return null;
      const session = (await reply.json()) as { token: string; company: string };
      memory.put('token', session.token);
      memory.drop('merge');
      this.company = session.company;
      return memory === this.memory ? { token: session.token } : null;
    } catch (error) {
      void error; // no connection: the wire tries again
      return null;
    }
  }

  /** The signature does not fit: the visitor stays who he was, without a name. */
  private refuse(token: string | null): void {
    // eslint-disable-next-line no-console -- whoever builds the site reads it
    console.warn('Prorab: the site is not known here, or its signature does not fit; the visitor has no name');
    for (const key of ['merge', 'token']) this.memory.drop(key);
    this.identity = null;
    this.memory = this.place();
    if (token) this.memory.put('token', token);
  }
  private place(): Memory {
    const { site, partner } = this.settings;
    const who = partner === null ? site : `partner:${partner.slice(0, 8)}`;
    return memoryOf(`prorab:${who}:${this.identity?.id ?? ''}:`);
  }
}
