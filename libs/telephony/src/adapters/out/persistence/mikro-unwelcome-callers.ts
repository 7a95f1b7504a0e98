import { Database } from '@prorab/platform';
import { Query } from '@prorab/platform/marks';
import { UnwelcomeCallers } from '../../../application/ports/unwelcome-callers.port.js';

@Query()
export class MikroUnwelcomeCallers extends UnwelcomeCallers {
  constructor(private readonly database: Database) {
    super();
  }
  async isBlocked(number: string): Promise<boolean> {
    const sql = 'select number from telephony_unwelcome where number = ? and blocked_at is not null';
    return (await this.database.all(sql, [number])).length > 0;
  }
  async block({
    number,
    reason,
    by,
    at,
  }: {
    number: string;
    reason: string;
    by: string | null;
    at: Date;
  }): Promise<void> {
    await this.#known(number);
    const sql = 'update telephony_unwelcome set blocked_at = ?, blocked_by = ?, reason = ? where number = ?';
    await this.database.run(sql, [at, by, reason, number]);
  }
  async unblock(number: string): Promise<boolean> {
    const sql =
      'update telephony_unwelcome set blocked_at = null, blocked_by = null, reason = null where number = ? and blocked_at is not null';
    return (await this.database.run(sql, [number])) > 0;
  }
  async noteRefused(number: string, at: Date): Promise<void> {
    await this.#known(number);
    const sql = 'update telephony_unwelcome set refused = refused + 1, refused_at = ? where number = ?';
    await this.database.run(sql, [at, number]);
  }
  async #known(number: string): Promise<void> {
    const verb = this.database.engine === 'sqlite' ? 'insert or ignore' : 'insert ignore';
    await this.database.run(`${verb} into telephony_unwelcome (number, refused) values (?, 0)`, [number]);
  }
}
