import { Injectable } from '@nestjs/common';
import { Database } from '@prorab/platform';
import { instant, instantOrNull } from '@prorab/platform/marks';
import { AttemptBook } from '../../../application/ports/attempt-book.port.js';
import { LoginAttempts } from '../../../domain/login-attempts.js';
import { AttemptRow } from './team.rows.js';

interface Row {
  failures: number;
  last_at: unknown;
  locked_until: unknown;
}

@Injectable()
export class MikroAttemptBook extends AttemptBook {
  constructor(private readonly database: Database) {
    super();
  }
  async takeForChange(key: string, at: Date): Promise<LoginAttempts> {
    // The insert itself takes the row's exclusive lock, new row or old; on SQLite it makes this the one writer.
    const known = this.database.engine === 'sqlite' ? 'on conflict (id) do nothing' : 'on duplicate key update id = id';
    await this.database.run(`insert into team_attempt (id, failures, last_at) values (?, 0, ?) ${known}`, [key, at]);
    const [row] = await this.database.all<Row>(
      `select failures, last_at, locked_until from team_attempt where id = ?${this.database.forUpdate}`,
      [key],
    );
    if (!row) return LoginAttempts.none(key, at);
    const [failures, lastAt, lockedUntil] = [
      Number(row.failures),
      instant(row.last_at),
      instantOrNull(row.locked_until),
    ];
    return LoginAttempts.restore({ key, failures, lastAt, lockedUntil });
  }
  async save({ state: { key, ...row } }: LoginAttempts): Promise<void> {
    await this.database.em().nativeUpdate(AttemptRow, { id: key }, row);
  }
  removeOlderThan(lastAt: Date): Promise<number> {
    return this.database.run('delete from team_attempt where last_at < ?', [lastAt]);
  }
}
