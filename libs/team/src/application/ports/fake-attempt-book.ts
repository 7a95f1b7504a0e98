import { LoginAttempts } from '../../domain/login-attempts.js';
import type { LoginAttemptsState } from '../../domain/login-attempts.js';
import { AttemptBook } from './attempt-book.port.js';

export class FakeAttemptBook extends AttemptBook {
  readonly rows = new Map<string, LoginAttemptsState>();

  async takeForChange(key: string, at: Date): Promise<LoginAttempts> {
    const row = this.rows.get(key);
    return row ? LoginAttempts.restore(row) : LoginAttempts.none(key, at);
  }
  async save(attempts: LoginAttempts): Promise<void> {
    this.rows.set(attempts.state.key, attempts.state);
  }
  async removeOlderThan(lastAt: Date): Promise<number> {
    const old = [...this.rows.values()].filter((row) => row.lastAt < lastAt);
    for (const { key } of old) this.rows.delete(key);
    return old.length;
  }
}
