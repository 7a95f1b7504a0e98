import type { Pool } from 'mysql2';
import type { SqlValue } from '../marks/index.js';

/** Raw questions outside of a unit of work, over the driver itself. Parameters are bound already. */
export abstract class Reader {
  abstract all<T extends object>(sql: string, params: SqlValue[]): Promise<T[]>;
  /** The same, and the process goes on meanwhile, however long it takes. */
  long<T extends object>(sql: string, params: SqlValue[]): Promise<T[]> {
    return this.all<T>(sql, params);
  }
  abstract close(): void;
}

/** MySQL and MariaDB: a connection of the same pool, without the layers that build entities. */
export class ServerReader extends Reader {
  constructor(
    private readonly pool: Pool,
    private readonly onQuery: ((sql: string) => void) | undefined,
  ) {
    super();
  }
  all<T extends object>(sql: string, params: SqlValue[]): Promise<T[]> {
    this.onQuery?.(sql);
    // The driver's callbacks: its promises record a stack for each question, a tenth of the time of a list.
    return new Promise((resolve, reject) =>
      this.pool.query(sql, params, (error, rows) => (error ? reject(error) : resolve(rows as T[]))),
    );
  }
  close(): void {
    // The pool is MikroORM's, which ends it.
  }
}
