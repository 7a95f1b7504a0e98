import { Database } from '@prorab/platform';
import { Query } from '@prorab/platform/marks';
import { MailboxLeases } from '../../../application/ports/mailbox-leases.port.js';

/** A row per mailbox, taken by statements that look and write at once. */
@Query()
export class MikroMailboxLeases extends MailboxLeases {
  constructor(private readonly database: Database) {
    super();
  }
  async hold(mailbox: string, holder: string, { now, until }: { now: Date; until: Date }): Promise<boolean> {
    const taken = await this.database.run(
      'update mail_lease set holder = ?, held_until = ? where mailbox = ? and (holder = ? or held_until <= ?)',
      [holder, until, mailbox, holder, now],
    );
    if (taken > 0) return true;
    const verb = this.database.engine === 'sqlite' ? 'insert or ignore' : 'insert ignore';
    const added = await this.database.run(`${verb} into mail_lease (mailbox, holder, held_until) values (?, ?, ?)`, [
      mailbox,
      holder,
      until,
    ]);
    return added > 0;
  }
  async holderOf(mailbox: string): Promise<string | null> {
    const sql = 'select holder from mail_lease where mailbox = ?';
    const [row] = await this.database.all<{ holder: string }>(sql, [mailbox]);
    return row?.holder ?? null;
  }
  async release(mailbox: string, holder: string): Promise<void> {
    await this.database.run('delete from mail_lease where mailbox = ? and holder = ?', [mailbox, holder]);
  }
}
