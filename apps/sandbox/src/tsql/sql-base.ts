import Database from 'better-sqlite3';
import { Catalog, CATALOG_TABLES } from './catalog.js';
import type { ColumnInfo } from './catalog.js';
import { defineFunctions } from './sqlite-functions.js';
import type { Settings } from './values.js';

export interface SqlBaseOptions {
  /** Its name as SQL Server's clients give it. */
  name: string;
  /** The SQLite file; made when it is not there. */
  path: string;
  /**
   * Columns that hold identifiers: capital letters and digits only. They are compared as they lie, by an index on the column itself; other strings are
   * compared by their collation keys. Writing a small letter into one is refused.
   */
  identifiers?: (column: Pick<ColumnInfo, 'name' | 'type'>) => boolean;
}

/** One database of the sandbox's server: a SQLite file. Every session has its own connection to it (WAL: readers never wait). */
export class SqlBase {
  readonly name: string;
  readonly path: string;
  readonly identifiers: (column: Pick<ColumnInfo, 'name' | 'type'>) => boolean;

  constructor({ name, path, identifiers = () => false }: SqlBaseOptions) {
    this.name = name;
    this.path = path;
    this.identifiers = identifiers;
    const database = new Database(path);
    try {
      database.pragma('journal_mode = WAL');
      database.exec(CATALOG_TABLES);
    } finally {
      database.close();
    }
  }

  connect(settings: Settings = { dateOrder: 'mdy' }, { readonly = false } = {}): Database.Database {
    const database = new Database(this.path, { readonly });
    database.pragma('synchronous = OFF');
    database.pragma('cache_size = -65536');
    database.pragma('temp_store = MEMORY');
    defineFunctions(database, settings);
    return database;
  }

  catalogOf(database: Database.Database): Catalog {
    return new Catalog(database, this.name);
  }
}
