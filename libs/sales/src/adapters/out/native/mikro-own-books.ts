import { Injectable } from '@nestjs/common';
import { Database, insertAll } from '@prorab/platform';
import { OwnBooks } from '../../../application/ports/ledger/own-books.port.js';
import type { LedgerFact, LedgerKind, LedgerThing } from '../../../application/ports/ledger.port.js';
import { factOf } from '../stamped/stored-fact.js';

/** Own books in `sales_book_*`. The counter of changes is the lock of the writers, so that numbers follow the order of commits. */
@Injectable()
export class MikroOwnBooks extends OwnBooks {
  constructor(private readonly database: Database) {
    super();
  }

  async take<K extends LedgerKind>(kind: K, key: string): Promise<Extract<LedgerThing, { kind: K }> | null> {
    await this.counter('stamp', 0);
    const [row] = await this.database.all<{ fact: string }>(
      'select fact from sales_book_entry where kind = ? and id = ? and gone = 0',
      [kind, key],
    );
    return row ? (factOf(row.fact) as Extract<LedgerThing, { kind: K }>) : null;
  }
  async all<K extends LedgerKind>(kind: K): Promise<Extract<LedgerThing, { kind: K }>[]> {
    const sql = 'select fact from sales_book_entry where kind = ? and gone = 0 order by id limit 10000';
    const rows = await this.database.all<{ fact: string }>(sql, [kind]);
    return rows.map((r) => factOf(r.fact) as Extract<LedgerThing, { kind: K }>);
  }
  async write(...facts: LedgerFact[]): Promise<void> {
    if (facts.length === 0) return;
    const last = await this.counter('stamp', facts.length);
    const rows = facts.map((fact, n) => ({
      kind: fact.kind,
      id: fact.key,
      stamp: last - facts.length + n + 1,
      gone: 'gone' in fact,
      fact: JSON.stringify(fact),
    }));
    await insertAll(this.database, 'sales_book_entry', rows, { replaceBy: 'kind, id' });
  }
  nextNumber(kind: LedgerKind): Promise<number> {
    return this.counter(kind, 1);
  }

  /** The update comes first: it takes the lock of the row before anything is read. @returns the value after it */
  private async counter(name: string, by: number): Promise<number> {
    const add = 'update sales_book_counter set value = value + ? where name = ?';
    await insertAll(this.database, 'sales_book_counter', [{ name, value: 0 }], 'keep');
    await this.database.run(add, [by, name]);
    const sql = `select value from sales_book_counter where name = ?${this.database.forUpdate}`;
    const [row] = await this.database.all<{ value: number | string }>(sql, [name]);
    return Number(row?.value ?? 0);
  }
}
