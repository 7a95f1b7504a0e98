import { Database, insertAll, marks } from '@prorab/platform';
import { Query, type SqlValue, instant } from '@prorab/platform/marks';
import { ShownNumbers } from '../../../application/ports/shown-numbers.port.js';
import type { Seat } from '../../../domain/number-pool.js';
import type { ShownNumber, VisitFacts } from '../../../domain/site-visit.js';

type Row = Record<string, SqlValue>;
const MOST = 50;

@Query()
export class MikroShownNumbers extends ShownNumbers {
  constructor(private readonly database: Database) {
    super();
  }
  async takeSeats(numbers: readonly string[]): Promise<Seat[]> {
    const rows = await this.database.all<Row>(
      `select * from telephony_pool_seat where number in (${marks(numbers)}) order by number${this.database.forUpdate}`,
      [...numbers],
    );
    return rows.map((row) => ({
      number: String(row.number),
      holder: { visitId: String(row.visit_id), shownId: String(row.shown_id), seenAt: instant(row.seen_at) },
    }));
  }
  async show({ id, pool, number, visitId, shownAt, seenAt, facts }: ShownNumber): Promise<void> {
    const its = { number, visit_id: visitId, seen_at: seenAt };
    await insertAll(this.database, 'telephony_shown_number', [
      { id, pool, ...its, shown_at: shownAt, facts: JSON.stringify(facts) },
    ]);
    await insertAll(this.database, 'telephony_pool_seat', [{ ...its, shown_id: id }], { replaceBy: 'number' });
  }
  async renew(shownId: string, at: Date): Promise<void> {
    await this.database.run('update telephony_shown_number set seen_at = ? where id = ?', [at, shownId]);
    const seat =
      'update telephony_pool_seat set seen_at = ? where shown_id = ? and number = (select number from telephony_shown_number where id = ?)';
    await this.database.run(seat, [at, shownId, shownId]);
  }
  async noteShortage({ pool, visitId, at }: { pool: string; visitId: string; at: Date }): Promise<void> {
    const row = { visit_id: visitId, pool, hour: hourOf(at) };
    await insertAll(this.database, 'telephony_pool_shortage', [row], 'keep');
  }
  async before(number: string, at: Date): Promise<ShownNumber[]> {
    const rows = await this.database.all<Row>(
      `select * from telephony_shown_number where number = ? and shown_at <= ? order by shown_at desc limit ${MOST}`,
      [number, at],
    );
    return rows.map(shownOf);
  }
  async forgetBefore(at: Date): Promise<number> {
    await this.database.run('delete from telephony_pool_shortage where hour < ?', [hourOf(at)]);
    await this.database.run('delete from telephony_pool_seat where seen_at < ?', [at]);
    return this.database.run('delete from telephony_shown_number where seen_at < ?', [at]);
  }
}
const hourOf = (at: Date): number => Math.floor(at.getTime() / 3_600_000);
const shownOf = (row: Row): ShownNumber => ({
  ...{ id: String(row.id), pool: String(row.pool), number: String(row.number), visitId: String(row.visit_id) },
  ...{ shownAt: instant(row.shown_at), seenAt: instant(row.seen_at) },
  facts: JSON.parse(String(row.facts)) as VisitFacts,
});
