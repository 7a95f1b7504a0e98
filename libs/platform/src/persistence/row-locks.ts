import { Injectable } from '@nestjs/common';
import { Locks } from '../marks/index.js';
import type { MikroUnitOfWork } from '../work/mikro-unit-of-work.js';
import type { Database } from './database.js';

/** Names of one statement, which takes them in its own order. */
const AT_ONCE = 500;

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
    const [sorted, now] = [[...new Set(names.map((name) => name.slice(0, 190)))].sort(), new Date()];
    for (let at = 0; at < sorted.length; at += AT_ONCE) {
      const some = sorted.slice(at, at + AT_ONCE);
      await this.database.run(
        `insert into platform_lock (name, held_at) values ${some.map(() => '(?, ?)').join(', ')} on duplicate key update held_at = values(held_at)`,
        some.flatMap((name) => [name, now]),
      );
    }
  }
}
