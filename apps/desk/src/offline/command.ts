/** Something a person did, to be told to the house once, now or when there is a line again. */
export interface Command<T = unknown> {
  /** Also the idempotency key. */
  readonly id: string;
  readonly kind: string;
  /** What it is about (a thread, an inquiry): later commands about it wait for earlier ones. */
  readonly about: string;
  /** Whose it is: on a shared computer nobody sends what another has typed. */
  readonly employeeId: string;
  readonly body: T;
  readonly madeAt: number;
  readonly attempts: number;
  /** Why the house refused it; a person decides then. */
  readonly refused: { readonly code: string; readonly text: string } | null;
}

export abstract class CommandStore {
  abstract all(): Promise<Command[]>;
  abstract put(command: Command): Promise<void>;
  abstract remove(id: string): Promise<void>;
}

/** For tests, and for a browser that forbids storage. */
export class MemoryCommandStore extends CommandStore {
  readonly #commands = new Map<string, Command>();
  async all(): Promise<Command[]> {
    return [...this.#commands.values()].sort((a, b) => a.madeAt - b.madeAt);
  }
  async put(command: Command): Promise<void> {
    this.#commands.set(command.id, command);
  }
  async remove(id: string): Promise<void> {
    this.#commands.delete(id);
  }
}
