import type { SqlType } from '../sql-engine.js';
import type { ByteWriter } from './byte-writer.js';
import { CYRILLIC_GENERAL_CI_AS } from './collation.js';
import type { TdsVersion } from './tds-version.js';
import { CODE, MAX, numericSize } from './type-codes.js';

/** TYPE_INFO of a result column or an output parameter; the other half of `valueWriter`. */
export function writeTypeInfo(out: ByteWriter, type: SqlType, nullable: boolean, version: TdsVersion): void {
  switch (type.type) {
    case 'char':
    case 'varchar':
    case 'nchar':
    case 'nvarchar':
      return character(out, type.type, type.length, version);
    case 'binary':
    case 'varbinary':
      return binary(out, type.type, type.length, version);
    case 'text':
      return long(out, CODE.text, true);
    case 'numeric':
      out.uint8(CODE.numericn);
      out.uint8(numericSize(type.precision) + 1);
      out.uint8(type.precision);
      return out.uint8(type.scale);
    case 'int':
      return sized(out, nullable, CODE.int, CODE.intn, 4);
    case 'smallint':
      return sized(out, nullable, CODE.smallint, CODE.intn, 2);
    case 'tinyint':
      return sized(out, nullable, CODE.tinyint, CODE.intn, 1);
    case 'bigint':
      return sized(out, nullable, CODE.bigint, CODE.intn, 8);
    case 'bit':
      return sized(out, nullable, CODE.bit, CODE.bitn, 1);
    case 'float':
      return sized(out, nullable, CODE.float, CODE.floatn, 8);
    case 'money':
      return sized(out, nullable, CODE.money, CODE.moneyn, 8);
    case 'datetime':
      return sized(out, nullable, CODE.datetime, CODE.datetimen, 8);
  }
}

/** Text columns, and what stands for (max) before 7.2, name their table in COLMETADATA. */
export function hasTableName(type: SqlType, version: TdsVersion): boolean {
  return type.type === 'text' || ('length' in type && type.length === 'max' && !version.wide);
}

function sized(out: ByteWriter, nullable: boolean, fixed: number, withLength: number, size: number): void {
  if (!nullable) return out.uint8(fixed);
  out.uint8(withLength);
  out.uint8(size);
}

function character(
  out: ByteWriter,
  type: 'char' | 'varchar' | 'nchar' | 'nvarchar',
  length: number | 'max',
  version: TdsVersion,
): void {
  const wide = type === 'nchar' || type === 'nvarchar';
  if (length === 'max') {
    if (!version.wide) return long(out, wide ? CODE.ntext : CODE.text, true);
    out.uint8(wide ? CODE.nvarchar : CODE.varchar);
    out.uint16(MAX);
  } else {
    out.uint8(CODE[type]);
    out.uint16(wide ? length * 2 : length);
  }
  out.bytes(CYRILLIC_GENERAL_CI_AS);
}

function binary(out: ByteWriter, type: 'binary' | 'varbinary', length: number | 'max', version: TdsVersion): void {
  if (length === 'max' && !version.wide) return long(out, CODE.image, false);
  out.uint8(length === 'max' ? CODE.varbinary : CODE[type]);
  out.uint16(length === 'max' ? MAX : length);
}

function long(out: ByteWriter, code: number, collated: boolean): void {
  out.uint8(code);
  out.uint32(0x7fffffff);
  if (collated) out.bytes(CYRILLIC_GENERAL_CI_AS);
}
