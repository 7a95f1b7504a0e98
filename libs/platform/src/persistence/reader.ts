import type { Pool } from 'mysql2/promise';
import type { SqlValue } from '../marks/index.js';

/** Raw questions outside of a unit of work, over the driver itself. Parameters are bound already. */
export abstract class Reader {
  abstract all<T extends object>(sql: string, params: SqlValue[]): Promise<T[]>;
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
  async all<T extends object>(sql: string, params: SqlValue[]): Promise<T[]> {
    this.onQuery?.(sql);
    const [rows] = await this.pool.query(sql, params);
    return rows as T[];
  }
  close(): void {
    // The pool is MikroORM's, which ends it.
  }
}
