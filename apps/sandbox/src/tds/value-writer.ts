import type { SqlType, SqlValue } from '../sql-engine.js';
import type { ByteWriter } from './byte-writer.js';
import { CP1251 } from './collation.js';
import { toDatetime } from './date-number.js';
import { toScaled } from './scaled-number.js';
import type { TdsVersion } from './tds-version.js';
import { CHUNKED_NULL, NULL_LENGTH, numericSize } from './type-codes.js';

/** Writes one value of one column. The engine gave something that the column cannot hold: a Misfit. */
export type WriteValue = (out: ByteWriter, value: SqlValue) => void;

/** The engine's mistake, not the client's. */
export class Misfit extends Error {
  constructor(value: SqlValue, type: string) {
    super(`a value of kind ${value === null ? 'null' : typeof value} does not fit ${type}`);
    this.name = 'Misfit';
  }
}

/** How values of a type are written; chosen once for a column, used for each row. */
export function valueWriter(type: SqlType, nullable: boolean, version: TdsVersion): WriteValue {
  switch (type.type) {
    case 'char':
    case 'varchar':
    case 'nchar':
    case 'nvarchar':
      if (type.length === 'max') return version.wide ? chunked(type.type, asText(type.type)) : long(type.type);
      return text(type.type, type.length);
    case 'binary':
    case 'varbinary':
      if (type.length === 'max') return version.wide ? chunked(type.type, asBytes) : long(type.type);
      return binary(type.type, type.length);
    case 'text':
      return long('text');
    case 'numeric':
      return numeric(type.precision, type.scale);
    case 'int':
      return fixed('int', 4, nullable, (out, value) => out.int32(integer(value, 'int', -0x80000000, 0x7fffffff)));
    case 'smallint':
      return fixed('smallint', 2, nullable, (out, value) => out.int16(integer(value, 'smallint', -0x8000, 0x7fff)));
    case 'tinyint':
      return fixed('tinyint', 1, nullable, (out, value) => out.uint8(integer(value, 'tinyint', 0, 0xff)));
    case 'bigint':
      return fixed('bigint', 8, nullable, (out, value) => out.int64(bigInteger(value)));
    case 'bit':
      return fixed('bit', 1, nullable, (out, value) => out.uint8(integer(value, 'bit', 0, 1)));
    case 'float':
      return fixed('float', 8, nullable, (out, value) => out.double(real(value)));
    case 'money':
      return fixed('money', 8, nullable, money);
    case 'datetime':
      return fixed('datetime', 8, nullable, datetime);
  }
}

/** A length of one byte goes before it only where null is possible; it is 0 then. */
function fixed(
  name: string,
  size: number,
  nullable: boolean,
  write: (out: ByteWriter, value: SqlValue) => void,
): WriteValue {
  if (nullable) {
    return (out, value) => {
      if (value === null) return out.uint8(0);
      out.uint8(size);
      write(out, value);
    };
  }
  return (out, value) => {
    if (value === null) throw new Misfit(value, `${name} not null`);
    write(out, value);
  };
}

function text(type: 'char' | 'varchar' | 'nchar' | 'nvarchar', length: number): WriteValue {
  const padded = type === 'char' || type === 'nchar';
  const wide = type === 'nchar' || type === 'nvarchar';
  const name = `${type}(${length})`;
  return (out, value) => {
    if (value === null) return out.uint16(NULL_LENGTH);
    if (typeof value !== 'string' || value.length > length) throw new Misfit(value, name);
    const whole = padded ? value.padEnd(length, ' ') : value;
    if (wide) {
      out.uint16(whole.length * 2);
      out.text(whole);
    } else {
      out.uint16(whole.length);
      out.coded(whole, CP1251);
    }
  };
}

function binary(type: 'binary' | 'varbinary', length: number): WriteValue {
  return (out, value) => {
    if (value === null) return out.uint16(NULL_LENGTH);
    if (!Buffer.isBuffer(value) || value.length > length) throw new Misfit(value, `${type}(${length})`);
    const pad = type === 'binary' ? length - value.length : 0;
    out.uint16(value.length + pad);
    out.bytes(value);
    out.fill(0, pad);
  };
}

const TEXT_POINTER_AND_TIME = Buffer.concat([Buffer.from([16]), Buffer.alloc(16, 0x64), Buffer.alloc(8, 0x64)]);

/** text, and what takes the place of the (max) types before 7.2: ntext and image. */
function long(type: SqlType['type']): WriteValue {
  const bytesOf = type === 'binary' || type === 'varbinary' ? asBytes : asText(type);
  return (out, value) => {
    if (value === null) return out.uint8(0);
    const bytes = bytesOf(value);
    out.bytes(TEXT_POINTER_AND_TIME);
    out.uint32(bytes.length);
    out.bytes(bytes);
  };
}

/** (max): the whole length, one chunk, the end. */
function chunked(type: SqlType['type'], bytesOf: (value: SqlValue) => Buffer): WriteValue {
  return (out, value) => {
    if (value === null) return out.uint64(CHUNKED_NULL);
    const bytes = bytesOf(value);
    out.uint64(BigInt(bytes.length));
    if (bytes.length > 0) {
      out.uint32(bytes.length);
      out.bytes(bytes);
    }
    out.uint32(0);
  };
}

function asText(type: SqlType['type']): (value: SqlValue) => Buffer {
  const wide = type === 'nchar' || type === 'nvarchar';
  return (value) => {
    if (typeof value !== 'string') throw new Misfit(value, type);
    if (wide) return Buffer.from(value, 'utf16le');
    return Buffer.from(Array.from({ length: value.length }, (_, i) => CP1251[value.charCodeAt(i)]!));
  };
}

function asBytes(value: SqlValue): Buffer {
  if (!Buffer.isBuffer(value)) throw new Misfit(value, 'varbinary(max)');
  return value;
}

function numeric(precision: number, scale: number): WriteValue {
  const size = numericSize(precision);
  const name = `numeric(${precision},${scale})`;
  const limit = 10n ** BigInt(precision);
  return (out, value) => {
    if (value === null) return out.uint8(0);
    const scaled = scaledOf(value, scale);
    const magnitude = scaled === null ? null : scaled < 0n ? -scaled : scaled;
    if (scaled === null || magnitude === null || magnitude >= limit) throw new Misfit(value, name);
    out.uint8(size + 1);
    out.uint8(scaled < 0n ? 0 : 1);
    for (let i = 0; i < size; i += 4) out.uint32(Number((magnitude >> BigInt(i * 8)) & 0xffffffffn));
  };
}

function scaledOf(value: SqlValue, scale: number): bigint | null {
  if (typeof value === 'bigint') return value * 10n ** BigInt(scale);
  if (typeof value === 'number') return Number.isFinite(value) ? toScaled(value.toFixed(scale), scale) : null;
  return typeof value === 'string' ? toScaled(value, scale) : null;
}

function money(out: ByteWriter, value: SqlValue): void {
  const scaled = scaledOf(value, 4);
  if (scaled === null || BigInt.asIntN(64, scaled) !== scaled) throw new Misfit(value, 'money');
  out.int32(Number(scaled >> 32n));
  out.uint32(Number(scaled & 0xffffffffn));
}

function datetime(out: ByteWriter, value: SqlValue): void {
  const parts = typeof value === 'string' ? toDatetime(value) : null;
  if (!parts) throw new Misfit(value, 'datetime');
  out.int32(parts.days);
  out.uint32(parts.ticks);
}

function integer(value: SqlValue, type: string, least: number, most: number): number {
  const number =
    typeof value === 'number' ? value : typeof value === 'bigint' || typeof value === 'boolean' ? Number(value) : NaN;
  if (!Number.isInteger(number) || number < least || number > most) throw new Misfit(value, type);
  return number;
}

function bigInteger(value: SqlValue): bigint {
  const fits = typeof value === 'bigint' || (typeof value === 'number' && Number.isSafeInteger(value));
  const big = fits ? BigInt(value) : null;
  if (big === null || BigInt.asIntN(64, big) !== big) throw new Misfit(value, 'bigint');
  return big;
}

function real(value: SqlValue): number {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Misfit(value, 'float');
  return value;
}
