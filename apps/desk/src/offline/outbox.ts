import { ApiProblem, NoConnection } from '../api/problem.js';
import { backoffMs } from '../lib/backoff.js';
import type { Command, CommandStore } from './command.js';

export type Sender = (command: Command<never>) => Promise<unknown>;
export interface OutboxOptions {
  readonly store: CommandStore;
  readonly changed?: (commands: readonly Command[]) => void;
  readonly schedule?: (work: () => void, ms: number) => void;
}
/** `sent` with the answer of the house; `kept` until there is a line; `refused` by the house; `dropped` by its author. */
export type Fate =
  | { readonly how: 'sent'; readonly answer: unknown }
  | { readonly how: 'kept' }
  | { readonly how: 'refused'; readonly problem: ApiProblem }
  | { readonly how: 'dropped' };

/** The house is there and cannot just now: as good as no line. */
const LATER = new Set([429, 500, 503]);

/** Keeps what was done and tells it to the house: in order about one thing, again after a break, with one effect. */
export class Outbox {
  readonly #senders = new Map<string, Sender>();
  readonly #under = new Map<string, Promise<Fate>>();
  #commands: Command[] = [];
  #attempt = 0;
  #waits = false;
  #employeeId: string | null = null;

  constructor(private readonly options: OutboxOptions) {}

  get commands(): readonly Command[] {
    return this.#commands.filter((one) => one.employeeId === this.#employeeId);
  }
  /** How commands of a kind are told to the house; the sender passes `command.id` on as the idempotency key. */
  carry<T>(kind: string, send: (command: Command<T>) => Promise<unknown>): void {
    this.#senders.set(kind, send as Sender);
  }

  /** After logging in, with what an earlier page or an earlier day has left. */
  async open(employeeId: string): Promise<void> {
    this.#employeeId = employeeId;
    this.#commands = await this.options.store.all();
    this.#tell();
    await this.flush();
  }
  /** Nothing is sent any more; what waits stays for its author. */
  shut(): void {
    this.#employeeId = null;
    this.#tell();
  }

  /** Stored first, told then: a crash between the two loses nothing. */
  async add(command: Command): Promise<Fate> {
    await this.options.store.put(command);
    this.#commands = [...this.#commands, command];
    this.#tell();
    return this.#send(command.id);
  }

  /** Tells all that waits, oldest first. */
  async flush(): Promise<void> {
    for (const { id, refused } of this.commands) {
      if (refused !== null) continue;
      if ((await this.#send(id)).how === 'kept') return;
    }
  }
  async drop(id: string): Promise<void> {
    await this.options.store.remove(id);
    this.#commands = this.#commands.filter((one) => one.id !== id);
    this.#tell();
  }
  /** The person says: once more. */
  async retry(id: string): Promise<Fate> {
    await this.#change(id, { refused: null });
    return this.#send(id);
  }

  #send(id: string): Promise<Fate> {
    const under = this.#under.get(id);
    if (under) return under;
    const fate = this.#try(id).finally(() => this.#under.delete(id));
    this.#under.set(id, fate);
    return fate;
  }
  async #try(id: string): Promise<Fate> {
    const earlier = this.#before(id);
    if (earlier && (await this.#send(earlier.id)).how === 'kept') return { how: 'kept' };
    const command = this.commands.find((one) => one.id === id);
    if (!command) return { how: 'dropped' };
    const send = this.#senders.get(command.kind);
    if (!send) return { how: 'kept' };
    try {
      const answer = await send(command as Command<never>);
      this.#attempt = 0;
      await this.drop(id);
      return { how: 'sent', answer };
    } catch (error) {
      if (isForLater(error)) return this.#keep(command);
      if (!(error instanceof ApiProblem)) throw error;
      await this.#change(id, { refused: { code: error.code, text: error.message } });
      return { how: 'refused', problem: error };
    }
  }
  async #keep(command: Command): Promise<Fate> {
    await this.#change(command.id, { attempts: command.attempts + 1 });
    if (!this.#waits) {
      this.#waits = true;
      const schedule = this.options.schedule ?? ((work, ms) => void setTimeout(work, ms));
      schedule(() => {
        this.#waits = false;
        void this.flush();
      }, backoffMs(this.#attempt++));
    }
    return { how: 'kept' };
  }
  #before(id: string): Command | undefined {
    const place = this.#commands.findIndex((one) => one.id === id);
    const command = this.#commands[place];
    return this.commands.find(
      (one) => one.about === command?.about && one.refused === null && this.#commands.indexOf(one) < place,
    );
  }
  async #change(id: string, change: Partial<Command>): Promise<void> {
    const command = this.#commands.find((one) => one.id === id);
    if (!command) return;
    const changed = { ...command, ...change };
    await this.options.store.put(changed);
    this.#commands = this.#commands.map((one) => (one.id === id ? changed : one));
    this.#tell();
  }
  #tell(): void {
    this.options.changed?.(this.commands);
  }
}

/** No line, a session that has ended (the next login sends it), or a house that asks for patience. */
const isForLater = (error: unknown): boolean =>
  error instanceof NoConnection || (error instanceof ApiProblem && (LATER.has(error.status) || error.status === 401));
