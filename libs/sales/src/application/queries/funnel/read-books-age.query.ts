import { Query, Tables } from '@prorab/platform/marks';
import { isoOrNull } from '../sql-text.js';

/** How old what we know of the books is. */
export interface BooksAge {
  source: string;
  /** When they were last asked and answered; null = never yet. */
  checkedAt: string | null;
}

/** Stands beside every figure that money of the books is in. */
@Query()
export class ReadBooksAge {
  constructor(private readonly tables: Tables) {}

  /** null: no books were ever read. */
  async execute(): Promise<BooksAge | null> {
    const [row] = await this.tables.all<{ source: string; checked_at: unknown }>(
      'select source, checked_at from sales_ledger_reader order by case when checked_at is null then 1 else 0 end, coalesce(checked_at, started_at) desc limit 1',
    );
    return row ? { source: row.source, checkedAt: isoOrNull(row.checked_at) } : null;
  }
}
