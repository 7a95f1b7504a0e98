import type { LoginAttempts } from '../../domain/login-attempts.js';

/** Failed logins by digest of the name, whether or not somebody has that name. */
export abstract class AttemptBook {
  /** Locks the row, made now if there was none, until the surrounding unit of work ends. */
  abstract takeForChange(key: string, at: Date): Promise<LoginAttempts>;
  abstract save(attempts: LoginAttempts): Promise<void>;
  /** @returns how many */
  abstract removeOlderThan(lastAt: Date): Promise<number>;
}
