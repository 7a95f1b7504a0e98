import { Injectable } from '@nestjs/common';
import { Locks } from '../marks/index.js';
import type { MikroUnitOfWork } from '../work/mikro-unit-of-work.js';
import type { Database } from './database.js';

/** Locks as rows of `platform_lock`. SQLite has one writer, so there every unit of work already excludes the others. */
@Injectable()
export class RowLocks extends Locks {
  constructor(
    private readonly database: Database,
    private readonly work: MikroUnitOfWork,
  ) {
    super();
  }
  async hold(...names: string[]): Promise<void> {
    if (!this.work.isOpen) throw new Error('a lock is held by a unit of work; none is open');
    if (this.database.engine === 'sqlite') return;
    // The upsert itself takes the row's exclusive lock, new row or old, and keeps it until the transaction ends.
    for (const name of [...new Set(names)].sort())
      await this.database.run(
        'insert into platform_lock (name, held_at) values (?, ?) on duplicate key update held_at = values(held_at)',
        [name.slice(0, 190), new Date()],
      );
  }
}
