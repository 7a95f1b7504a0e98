import { Injectable } from '@nestjs/common';
import { Leases } from '../marks/index.js';
import type { Database } from '../persistence/database.js';

/** Leases as rows of `platform_lease`, taken by statements that look and write at once. */
@Injectable()
export class RowLeases extends Leases {
  constructor(private readonly database: Database) {
    super();
  }
  async hold(name: string, holder: string, { now, until }: { now: Date; until: Date }): Promise<boolean> {
    const taken = await this.database.run(
      'update platform_lease set holder = ?, held_until = ? where name = ? and (holder = ? or held_until <= ?)',
      [holder, until, name, holder, now],
    );
    if (taken > 0) return true;
    const verb = this.database.engine === 'sqlite' ? 'insert or ignore' : 'insert ignore';
    const added = await this.database.run(`${verb} into platform_lease (name, holder, held_until) values (?, ?, ?)`, [
      name,
      holder,
      until,
    ]);
    return added > 0;
  }
  async holderOf(name: string): Promise<string | null> {
    const sql = 'select holder from platform_lease where name = ?';
    const [row] = await this.database.all<{ holder: string }>(sql, [name]);
    return row?.holder ?? null;
  }
  async release(name: string, holder: string): Promise<void> {
    await this.database.run('delete from platform_lease where name = ? and holder = ?', [name, holder]);
  }
}
