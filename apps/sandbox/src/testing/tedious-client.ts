import { once } from 'node:events';
import { Connection, type ConnectionConfiguration, Request } from 'tedious';
import type { TdsServer } from '../tds/tds-server.js';

type Options = NonNullable<ConnectionConfiguration['options']>;
export interface Result {
  columns: { name: string; type: string }[];
  rows: unknown[][];
  rowCount: number;
  outputs: Record<string, unknown>;
}

/** tedious with promises, for tests; one connection. */
export class TediousClient {
  readonly infos: { number: number; message: string }[] = [];
  private constructor(readonly connection: Connection) {}

  static async connect(
    server: TdsServer,
    { user = 'reader', password = 'пароль', ...options }: Options & { user?: string; password?: string } = {},
  ): Promise<TediousClient> {
    const { host, port } = server.address;
    const connection = new Connection({
      server: host,
      authentication: { type: 'default', options: { userName: user, password } },
      options: { port, encrypt: false, database: 'trade', ...options },
    });
    const client = new TediousClient(connection);
    connection.on('infoMessage', ({ number, message }) => client.infos.push({ number, message }));
    // Failures come through the requests; without a listener the event would end the process.
    connection.on('error', () => undefined);
    await new Promise<void>((done, fail) => connection.connect((error) => (error ? fail(error) : done())));
    return client;
  }

  batch(sql: string): Promise<Result> {
    return this.#ask(
      sql,
      () => undefined,
      (request) => this.connection.execSqlBatch(request),
    );
  }

  /** sp_executesql. */
  execute(sql: string, prepare: (request: Request) => void = () => undefined): Promise<Result> {
    return this.#ask(sql, prepare, (request) => this.connection.execSql(request));
  }

  procedure(name: string, prepare: (request: Request) => void = () => undefined): Promise<Result> {
    return this.#ask(name, prepare, (request) => this.connection.callProcedure(request));
  }

  async close(): Promise<void> {
    const ended = once(this.connection, 'end');
    this.connection.close();
    await ended;
  }

  #ask(sql: string, prepare: (request: Request) => void, send: (request: Request) => void): Promise<Result> {
    return new Promise((done, fail) => {
      const result: Result = { columns: [], rows: [], rowCount: 0, outputs: {} };
      const request = new Request(sql, (error, rowCount) => {
        if (error) fail(error);
        else done({ ...result, rowCount: rowCount ?? 0 });
      });
      request.on('columnMetadata', (columns) => {
        if (!Array.isArray(columns)) throw new Error('columns by name were not asked for');
        result.columns = columns.map(({ colName, type }) => ({ name: colName, type: type.name }));
      });
      request.on('row', (columns: { value: unknown }[]) => result.rows.push(columns.map(({ value }) => value)));
      request.on('returnValue', (name, value) => {
        result.outputs[name] = value;
      });
      prepare(request);
      send(request);
    });
  }
}
