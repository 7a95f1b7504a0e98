import type { SessionTerms } from './login-rules.js';

export interface SessionState {
  readonly id: string;
  readonly employeeId: string;
  /** SHA-256 of the token in hex; the token itself is known to the client only. */
  readonly tokenHash: string;
  readonly kind: 'bearer' | 'cookie';
  readonly openedAt: Date;
  readonly seenAt: Date;
  /** The client's own words and address, to recognise the session in a list. */
  readonly agent: string;
  readonly address: string;
}

export class Session {
  #state: SessionState;

  private constructor(state: SessionState) {
    this.#state = state;
  }
  static restore(state: SessionState): Session {
    return new Session(state);
  }
  static open(facts: Omit<SessionState, 'seenAt'>): Session {
    return new Session({
      ...facts,
      agent: facts.agent.slice(0, 250),
      address: facts.address.slice(0, 60),
      seenAt: facts.openedAt,
    });
  }

  get state(): SessionState {
    return Object.freeze({ ...this.#state });
  }
  get id(): string {
    return this.#state.id;
  }

  /** What a browser keeps out of reach of scripts must not be sent by one. */
  mayComeBy(via: SessionState['kind']): boolean {
    return via === 'cookie' || this.#state.kind === 'bearer';
  }
  /** When it ends if it is not used any more. */
  endsAt({ idleMs, longestMs }: SessionTerms): Date {
    return new Date(Math.min(this.#state.seenAt.getTime() + idleMs, this.#state.openedAt.getTime() + longestMs));
  }
  isAlive(at: Date, terms: SessionTerms): boolean {
    return at < this.endsAt(terms);
  }
  /** @returns whether it is worth writing down */
  touch(at: Date, terms: SessionTerms): boolean {
    if (at.getTime() - this.#state.seenAt.getTime() < terms.touchEveryMs) return false;
    this.#state = { ...this.#state, seenAt: at };
    return true;
  }
}
