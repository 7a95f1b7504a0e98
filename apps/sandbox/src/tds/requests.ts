import type { SqlParameter } from '../sql-engine.js';
import { SqlError } from '../sql-engine.js';
import { ByteReader } from './byte-reader.js';
import { readParameter } from './parameter-reader.js';
import { ProtocolError } from './protocol-error.js';
import type { TdsVersion } from './tds-version.js';

/** Procedures that have a number instead of a name ([MS-TDS] 2.2.6.6); those the sandbox has, and what people try. */
const BY_NUMBER: Readonly<Record<number, string>> = {
  1: 'sp_cursor',
  2: 'sp_cursoropen',
  3: 'sp_cursorprepare',
  4: 'sp_cursorexecute',
  5: 'sp_cursorprepexec',
  6: 'sp_cursorunprepare',
  7: 'sp_cursorfetch',
  8: 'sp_cursoroption',
  9: 'sp_cursorclose',
  10: 'sp_executesql',
  11: 'sp_prepare',
  12: 'sp_execute',
  13: 'sp_prepexec',
  14: 'sp_prepexecrpc',
  15: 'sp_unprepare',
};
const NEXT_CALL = { wide: 0xff, narrow: 0x80 };
const MAX_PARAMETERS = 2100;

export interface Call {
  readonly procedure: string;
  readonly parameters: SqlParameter[];
}

/** SQLBatch. @throws ProtocolError */
export function readBatch(body: Buffer, version: TdsVersion): string {
  const reader = new ByteReader(body);
  if (version.wide) skipHeaders(reader);
  if (reader.left % 2 !== 0) throw new ProtocolError('a batch of half a character');
  return reader.text(reader.left / 2);
}

/** RPC. @throws ProtocolError | SqlError */
export function readCall(body: Buffer, version: TdsVersion): Call {
  const reader = new ByteReader(body);
  if (version.wide) skipHeaders(reader);
  const length = reader.uint16();
  const number = length === 0xffff ? reader.uint16() : null;
  const procedure = number === null ? reader.text(length) : (BY_NUMBER[number] ?? `procedure ${number}`);
  reader.skip(2); // options: recompile, metadata
  const parameters: SqlParameter[] = [];
  while (reader.left > 0) {
    if (reader.peek() === (version.wide ? NEXT_CALL.wide : NEXT_CALL.narrow)) {
      throw new SqlError('The sandbox takes one procedure call in a request.', { number: 40510 });
    }
    parameters.push(readParameter(reader, version));
    if (parameters.length > MAX_PARAMETERS) {
      throw new SqlError('Too many parameters were provided in this RPC request. The maximum is 2100.', {
        number: 8003,
      });
    }
  }
  return { procedure, parameters };
}

/** ALL_HEADERS: its total length, its own four bytes included. What is in them (transaction, notifications) is not needed. */
function skipHeaders(reader: ByteReader): void {
  const total = reader.uint32();
  if (total < 4) throw new ProtocolError(`headers of ${total} bytes`);
  reader.skip(total - 4);
}
