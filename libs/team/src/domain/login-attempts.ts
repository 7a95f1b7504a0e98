import type { LockOutTerms } from './login-rules.js';
import { LoginLocked } from './team-errors.js';

export interface LoginAttemptsState {
  /** Digest of who is being tried: the account, or the name that nobody has. */
  readonly key: string;
  readonly failures: number;
  readonly lastAt: Date;
  readonly lockedUntil: Date | null;
}

/**
 * Failures to log in under one name. An attempt is counted before the password is looked at, so a thousand at once are a
 * thousand; success wipes the slate. Names that nobody has are counted and locked alike.
 */
export class LoginAttempts {
  #state: LoginAttemptsState;

  private constructor(state: LoginAttemptsState) {
    this.#state = state;
  }
  static restore(state: LoginAttemptsState): LoginAttempts {
    return new LoginAttempts(state);
  }
  static none(key: string, at: Date): LoginAttempts {
    return new LoginAttempts({ key, failures: 0, lastAt: at, lockedUntil: null });
  }

  get state(): LoginAttemptsState {
    return Object.freeze({ ...this.#state });
  }

  /** Counts an attempt as failed until it is known better. @throws LoginLocked while the pause lasts */
  begin(at: Date, terms: LockOutTerms): void {
    const { lockedUntil, lastAt, failures: before } = this.#state;
    if (lockedUntil && at < lockedUntil)
      throw new LoginLocked(Math.ceil((lockedUntil.getTime() - at.getTime()) / 1000));
    const failures = at.getTime() - lastAt.getTime() > terms.forgetAfterMs ? 1 : before + 1;
    const over = failures - terms.free;
    const delay = over > 0 ? Math.min(terms.longestDelayMs, terms.firstDelayMs * 2 ** (over - 1)) : 0;
    this.#state = { ...this.#state, failures, lastAt: at, lockedUntil: delay ? new Date(at.getTime() + delay) : null };
  }

  /** The attempt was no failure but no success either: the password was right and the second factor is still to come. */
  takeBack(): void {
    this.#state = { ...this.#state, failures: Math.max(0, this.#state.failures - 1), lockedUntil: null };
  }
  succeed(): void {
    this.#state = { ...this.#state, failures: 0, lockedUntil: null };
  }
}
