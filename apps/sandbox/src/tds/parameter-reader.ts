import type { SqlParameter, SqlType, SqlValue } from '../sql-engine.js';
import { SqlError } from '../sql-engine.js';
import type { ByteReader } from './byte-reader.js';
import { decodeChars } from './collation.js';
import { fromDatetime, fromDaysSinceYearOne } from './date-number.js';
import { ProtocolError } from './protocol-error.js';
import { fromScaled } from './scaled-number.js';
import type { TdsVersion } from './tds-version.js';
import { CHUNKED_NULL, CODE, LONG_NULL, MAX, NULL_LENGTH } from './type-codes.js';

type Read = { type: SqlType; value: SqlValue };
const BY_REFERENCE = 0x01;

/**
 * One parameter of an RPC: its name, whether it is wanted back, its type, its value ([MS-TDS] 2.2.6.6).
 * @throws ProtocolError when the bytes make no sense, SqlError when they do but the type is not spoken here
 */
export function readParameter(reader: ByteReader, version: TdsVersion): SqlParameter {
  const name = reader.shortText();
  const output = (reader.uint8() & BY_REFERENCE) !== 0;
  const { type, value } = readTyped(reader, version, name);
  return { name, type, value, ...(output ? { output } : {}) };
}

function readTyped(reader: ByteReader, version: TdsVersion, name: string): Read {
  const code = reader.uint8();
  switch (code) {
    case CODE.null:
      return { type: { type: 'int' }, value: null };
    case CODE.tinyint:
      return readNumber(reader, CODE.intn, 1);
    case CODE.smallint:
      return readNumber(reader, CODE.intn, 2);
    case CODE.int:
      return readNumber(reader, CODE.intn, 4);
    case CODE.bigint:
      return readNumber(reader, CODE.intn, 8);
    case CODE.bit:
      return readNumber(reader, CODE.bitn, 1);
    case CODE.real:
      return readNumber(reader, CODE.floatn, 4);
    case CODE.float:
      return readNumber(reader, CODE.floatn, 8);
    case CODE.smallmoney:
      return readNumber(reader, CODE.moneyn, 4);
    case CODE.money:
      return readNumber(reader, CODE.moneyn, 8);
    case CODE.smalldatetime:
      return readNumber(reader, CODE.datetimen, 4);
    case CODE.datetime:
      return readNumber(reader, CODE.datetimen, 8);
    case CODE.intn:
    case CODE.bitn:
    case CODE.floatn:
    case CODE.moneyn:
    case CODE.datetimen: {
      const declared = reader.uint8();
      return readNumber(reader, code, declared, reader.uint8());
    }
    case CODE.decimaln:
    case CODE.numericn:
      return readNumeric(reader);
    case CODE.daten:
      return readDay(reader, 0);
    case CODE.datetime2n:
      return readDay(reader, reader.uint8());
    case CODE.guid:
      return readGuid(reader);
    case CODE.char:
    case CODE.varchar:
    case CODE.nchar:
    case CODE.nvarchar:
    case CODE.binary:
    case CODE.varbinary:
      return readShort(reader, code, version, name);
    case CODE.text:
    case CODE.ntext:
    case CODE.image:
      return readLong(reader, code);
    default:
      throw new SqlError(
        `The sandbox does not take parameters of type 0x${code.toString(16)} (parameter "${name}"): variant, xml, time, table and user types are not spoken.`,
        { number: 8016 },
      );
  }
}

/** `length`: of the value, 0 for null. Fixed types have neither. */
function readNumber(reader: ByteReader, code: number, declared: number, length: number = declared): Read {
  const type = numberType(code, declared);
  if (length === 0) return { type, value: null };
  if (length !== declared) throw new ProtocolError(`a value of ${length} bytes in a type of ${declared}`);
  return { type, value: numberValue(reader, code, length) };
}

function numberType(code: number, size: number): SqlType {
  if (code === CODE.intn) {
    if (size === 1) return { type: 'tinyint' };
    if (size === 2) return { type: 'smallint' };
    if (size === 4) return { type: 'int' };
    if (size === 8) return { type: 'bigint' };
  }
  if (code === CODE.bitn && size === 1) return { type: 'bit' };
  if (size === 4 || size === 8) {
    if (code === CODE.floatn) return { type: 'float' };
    if (code === CODE.moneyn) return { type: 'money' };
    if (code === CODE.datetimen) return { type: 'datetime' };
  }
  throw new ProtocolError(`type 0x${code.toString(16)} of ${size} bytes`);
}

function numberValue(reader: ByteReader, code: number, size: number): SqlValue {
  switch (code) {
    case CODE.bitn:
      return reader.uint8() !== 0;
    case CODE.floatn:
      return size === 4 ? reader.take(4).readFloatLE() : reader.take(8).readDoubleLE();
    case CODE.moneyn: {
      if (size === 4) return fromScaled(BigInt(reader.int32()), 4);
      const high = BigInt(reader.int32());
      return fromScaled((high << 32n) | BigInt(reader.uint32()), 4);
    }
    case CODE.datetimen: {
      const [days, ticks] =
        size === 4 ? [reader.uint16(), reader.uint16() * 60 * 300] : [reader.int32(), reader.uint32()];
      return checkedDate(fromDatetime(days, ticks));
    }
    default:
      if (size === 1) return reader.uint8();
      if (size === 2) return reader.int16();
      return size === 4 ? reader.int32() : reader.int64();
  }
}

function readNumeric(reader: ByteReader): Read {
  reader.skip(1);
  const [precision, scale] = [reader.uint8(), reader.uint8()];
  if (precision < 1 || precision > 38 || scale > precision) throw new ProtocolError(`numeric(${precision},${scale})`);
  const type: SqlType = { type: 'numeric', precision, scale };
  const length = reader.uint8();
  if (length === 0) return { type, value: null };
  if (length > 17) throw new ProtocolError(`a numeric of ${length} bytes`);
  const positive = reader.uint8() === 1;
  let magnitude = 0n;
  for (const [i, byte] of reader.take(length - 1).entries()) magnitude |= BigInt(byte) << BigInt(i * 8);
  return { type, value: fromScaled(positive ? magnitude : -magnitude, scale) };
}

/** date, and datetime2(scale): a time in units of the scale, then days since year 1. */
function readDay(reader: ByteReader, scale: number): Read {
  if (scale > 7) throw new ProtocolError(`datetime2(${scale})`);
  const length = reader.uint8();
  if (length === 0) return { type: { type: 'datetime' }, value: null };
  if (length < 3 || length > 8) throw new ProtocolError(`a date of ${length} bytes`);
  const units = length === 3 ? 0 : reader.take(length - 3).readUIntLE(0, length - 3);
  const milliseconds = Math.trunc(units * 10 ** (3 - scale));
  const value = checkedDate(fromDaysSinceYearOne(reader.uint24(), milliseconds));
  return { type: { type: 'datetime' }, value };
}

function checkedDate(text: string | null): string {
  if (text === null) throw new ProtocolError('a date outside of the calendar');
  return text;
}

function readGuid(reader: ByteReader): Read {
  reader.skip(1);
  const length = reader.uint8();
  const type: SqlType = { type: 'char', length: 36 };
  if (length === 0) return { type, value: null };
  if (length !== 16) throw new ProtocolError(`a uniqueidentifier of ${length} bytes`);
  const bytes = Buffer.from(reader.take(16));
  bytes.subarray(0, 4).reverse();
  bytes.subarray(4, 6).reverse();
  bytes.subarray(6, 8).reverse();
  const hex = bytes.toString('hex').toUpperCase();
  return { type, value: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') };
}

function readShort(reader: ByteReader, code: number, version: TdsVersion, name: string): Read {
  const declared = reader.uint16();
  const collation = code === CODE.binary || code === CODE.varbinary ? null : reader.take(5);
  const wide = code === CODE.nchar || code === CODE.nvarchar;
  const bytes = declared === MAX ? readChunks(reader, version, name) : readSized(reader);
  const length = declared === MAX ? 'max' : wide ? declared / 2 : declared;
  const type: SqlType = { type: shortType(code), length };
  if (bytes === null) return { type, value: null };
  if (collation === null) return { type, value: Buffer.from(bytes) };
  return { type, value: wide ? bytes.toString('utf16le') : decodeChars(bytes, collation) };
}

function shortType(code: number): 'char' | 'varchar' | 'nchar' | 'nvarchar' | 'binary' | 'varbinary' {
  if (code === CODE.char) return 'char';
  if (code === CODE.varchar) return 'varchar';
  if (code === CODE.nchar) return 'nchar';
  if (code === CODE.nvarchar) return 'nvarchar';
  return code === CODE.binary ? 'binary' : 'varbinary';
}

function readSized(reader: ByteReader): Buffer | null {
  const length = reader.uint16();
  return length === NULL_LENGTH ? null : reader.take(length);
}

function readChunks(reader: ByteReader, version: TdsVersion, name: string): Buffer | null {
  if (!version.wide) {
    throw new SqlError(
      `The incoming tabular data stream (TDS) remote procedure call (RPC) protocol stream is incorrect. Parameter ("${name}"): (max) types came with TDS 7.2, this connection speaks ${version.name}.`,
      { number: 8016 },
    );
  }
  if (reader.uint64() === CHUNKED_NULL) return null;
  const parts: Buffer[] = [];
  for (let length = reader.uint32(); length !== 0; length = reader.uint32()) parts.push(reader.take(length));
  return Buffer.concat(parts);
}

function readLong(reader: ByteReader, code: number): Read {
  reader.skip(4);
  const collation = code === CODE.image ? null : reader.take(5);
  const length = reader.uint32();
  const bytes = length === LONG_NULL ? null : reader.take(length);
  const value = (decode: (bytes: Buffer) => SqlValue): SqlValue => (bytes === null ? null : decode(bytes));
  if (collation === null) return { type: { type: 'varbinary', length: 'max' }, value: value((b) => Buffer.from(b)) };
  if (code === CODE.ntext)
    return { type: { type: 'nvarchar', length: 'max' }, value: value((b) => b.toString('utf16le')) };
  return { type: { type: 'text' }, value: value((b) => decodeChars(b, collation)) };
}
