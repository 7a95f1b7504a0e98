import type { SqlColumn, SqlValue } from '../sql-engine.js';
import type { ByteWriter } from './byte-writer.js';
import { CYRILLIC_GENERAL_CI_AS } from './collation.js';
import type { TdsVersion } from './tds-version.js';
import { hasTableName, writeTypeInfo } from './type-info.js';
import { Misfit, valueWriter, type WriteValue } from './value-writer.js';

/** Tokens of an answer, [MS-TDS] 2.2.7. */
const TOKEN = {
  returnStatus: 0x79,
  columns: 0x81,
  order: 0xa9,
  error: 0xaa,
  info: 0xab,
  returnValue: 0xac,
  loginAck: 0xad,
  row: 0xd1,
  packedRow: 0xd2,
  environment: 0xe3,
  done: 0xfd,
  doneProcedure: 0xfe,
  doneInProcedure: 0xff,
} as const;

const ENVIRONMENT = { database: 1, language: 2, packetSize: 4, collation: 7, reset: 18 } as const;

export const DONE = { final: 0x00, more: 0x01, error: 0x02, count: 0x10, attention: 0x20 } as const;
export type DoneKind = 'done' | 'doneProcedure' | 'doneInProcedure';
/** What the statement was; clients look at it to tell a SELECT. */
const SELECT = 0xc1;
const NULLABLE = 0x01;
const UPDATABLE_UNKNOWN = 0x08;
export const SERVER_NAME = 'PRORAB-SANDBOX';
/** Major, minor and build of the server: SQL Server 2012, the oldest that speaks 7.4. */
export const PROGRAM = [11, 0, 7001] as const;

export interface Told {
  number: number;
  state: number;
  severity: number;
  message: string;
  procedure?: string;
  line: number;
}

export class Tokens {
  constructor(
    private readonly out: ByteWriter,
    private readonly version: TdsVersion,
  ) {}

  loginAck(): void {
    const [major, minor, build] = PROGRAM;
    this.out.uint8(TOKEN.loginAck);
    this.out.measured(() => {
      this.out.uint8(1); // T-SQL
      this.#bigEndian32(this.version.code);
      this.out.shortText('Microsoft SQL Server');
      this.out.bytes(Uint8Array.of(major, minor, build >> 8, build & 0xff));
    });
  }

  environment(kind: 'database' | 'language' | 'packetSize', now: string, before: string): void {
    this.out.uint8(TOKEN.environment);
    this.out.measured(() => {
      this.out.uint8(ENVIRONMENT[kind]);
      this.out.shortText(now);
      this.out.shortText(before);
    });
  }

  databaseChanged(now: string, before: string): void {
    this.environment('database', now, before);
    this.info({ number: 5701, state: 2, severity: 0, message: `Changed database context to '${now}'.`, line: 1 });
  }

  collation(): void {
    this.out.uint8(TOKEN.environment);
    this.out.measured(() => {
      this.out.uint8(ENVIRONMENT.collation);
      this.out.uint8(CYRILLIC_GENERAL_CI_AS.length);
      this.out.bytes(CYRILLIC_GENERAL_CI_AS);
      this.out.uint8(0);
    });
  }

  /** Said by servers since 2005. */
  resetDone(): void {
    if (!this.version.wide) return;
    this.out.uint8(TOKEN.environment);
    this.out.measured(() => this.out.bytes(Uint8Array.of(ENVIRONMENT.reset, 0, 0)));
  }

  error(told: Told): void {
    this.#told(TOKEN.error, told);
  }

  info(told: Told): void {
    this.#told(TOKEN.info, told);
  }

  done(kind: DoneKind, status: number, rowCount: number | null, ofSelect = false): void {
    this.out.uint8(TOKEN[kind]);
    this.out.uint16(rowCount === null ? status : status | DONE.count);
    this.out.uint16(ofSelect ? SELECT : 0);
    if (this.version.wide) this.out.uint64(BigInt(rowCount ?? 0));
    else this.out.uint32(rowCount ?? 0);
  }

  returnStatus(value: number): void {
    this.out.uint8(TOKEN.returnStatus);
    this.out.int32(value);
  }

  /** `ordinal`: place of the parameter in the call, from 0. */
  returnValue(ordinal: number, column: SqlColumn, value: SqlValue): void {
    this.out.uint8(TOKEN.returnValue);
    this.out.uint16(ordinal);
    this.out.shortText(column.name);
    this.out.uint8(1); // an output parameter, not the result of a function
    this.#userTypeAndFlags(true);
    writeTypeInfo(this.out, column.type, true, this.version);
    valueWriter(column.type, true, this.version)(this.out, value);
  }

  columns(columns: SqlColumn[]): void {
    this.out.uint8(TOKEN.columns);
    this.out.uint16(columns.length);
    for (const { name, type, nullable } of columns) {
      this.#userTypeAndFlags(nullable);
      writeTypeInfo(this.out, type, nullable, this.version);
      if (hasTableName(type, this.version)) this.#noTableName();
      this.out.shortText(name);
    }
  }

  order(columns: number[]): void {
    this.out.uint8(TOKEN.order);
    this.out.measured(() => {
      for (const column of columns) this.out.uint16(column);
    });
  }

  /** A writer for the rows of these columns. Leaves nothing behind of a row that it could not write. @throws Misfit */
  rowsOf(columns: SqlColumn[]): (values: SqlValue[]) => void {
    const writers = columns.map(({ type, nullable }) => valueWriter(type, nullable, this.version));
    const required = columns.flatMap(({ nullable }, i) => (nullable ? [] : [i]));
    return (values) => {
      if (values.length !== columns.length) throw new Misfit(null, `a row of ${columns.length} columns`);
      const start = this.out.length;
      try {
        // A null where none may be is left to the writer of that column, which says so.
        const packed = this.version.packedNulls && values.includes(null) && required.every((i) => values[i] !== null);
        if (packed) this.#packedRow(writers, values);
        else this.#row(writers, values);
      } catch (error) {
        this.out.truncate(start);
        throw error;
      }
    };
  }

  #row(writers: WriteValue[], values: SqlValue[]): void {
    this.out.uint8(TOKEN.row);
    for (let i = 0; i < writers.length; i++) writers[i]!(this.out, values[i]!);
  }

  /** NBCROW: a bit for each null, then the others. */
  #packedRow(writers: WriteValue[], values: SqlValue[]): void {
    this.out.uint8(TOKEN.packedRow);
    for (let from = 0; from < writers.length; from += 8) {
      let bits = 0;
      for (let i = from; i < Math.min(from + 8, writers.length); i++) if (values[i] === null) bits |= 1 << (i - from);
      this.out.uint8(bits);
    }
    for (let i = 0; i < writers.length; i++) if (values[i] !== null) writers[i]!(this.out, values[i]!);
  }

  #userTypeAndFlags(nullable: boolean): void {
    if (this.version.wide) this.out.uint32(0);
    else this.out.uint16(0);
    this.out.uint16(nullable ? NULLABLE | UPDATABLE_UNKNOWN : UPDATABLE_UNKNOWN);
  }

  #noTableName(): void {
    if (this.version.wide) this.out.uint8(0);
    else this.out.uint16(0);
  }

  #told(token: number, { number, state, severity, message, procedure = '', line }: Told): void {
    this.out.uint8(token);
    this.out.measured(() => {
      this.out.uint32(number);
      this.out.uint8(state);
      this.out.uint8(severity);
      this.out.longText(message);
      this.out.shortText(SERVER_NAME);
      this.out.shortText(procedure);
      if (this.version.wide) this.out.uint32(line);
      else this.out.uint16(line);
    });
  }

  #bigEndian32(value: number): void {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    this.out.bytes(bytes);
  }
}
