import { newId } from '@prorab/kernel';
import { Database, insertAll } from '@prorab/platform';
import { Query } from '@prorab/platform/marks';
import { type Comparison, DifferenceBook } from '../../../application/ports/difference-book.port.js';
import type { CallDifference } from '../../../domain/call-difference.js';

const NAME = 'compared';

@Query()
export class MikroDifferenceBook extends DifferenceBook {
  constructor(private readonly database: Database) {
    super();
  }
  async add(found: readonly CallDifference[], at: Date): Promise<void> {
    const verb = this.database.engine === 'sqlite' ? 'insert or ignore' : 'insert ignore';
    for (const one of found)
      await this.database.run(
        `${verb} into telephony_difference (id, kind, thing, call_id, number, at, found_at) values (?, ?, ?, ?, ?, ?, ?)`,
        [newId(), one.kind, one.key, one.callId, one.number, one.at, at],
      );
  }
  async forgetBefore(at: Date): Promise<void> {
    await this.database.run('delete from telephony_difference where at < ?', [at]);
  }
  async last(): Promise<Comparison | null> {
    const [row] = await this.database.all<{ mark: string }>('select mark from telephony_mark where name = ?', [NAME]);
    if (!row) return null;
    const { at, from, to, ...counts } = JSON.parse(row.mark) as Record<'at' | 'from' | 'to', string> &
      Omit<Comparison, 'at' | 'from' | 'to'>;
    return { ...counts, at: new Date(at), from: new Date(from), to: new Date(to) };
  }
  async note(comparison: Comparison): Promise<void> {
    const row = { name: NAME, mark: JSON.stringify(comparison) };
    await insertAll(this.database, 'telephony_mark', [row], { replaceBy: 'name' });
  }
}
