/** Type tokens of [MS-TDS] 2.2.5.4. Not null columns use the fixed ones, as a server does; all else comes with a length. */
export const CODE = {
  null: 0x1f,
  tinyint: 0x30,
  bit: 0x32,
  smallint: 0x34,
  int: 0x38,
  smalldatetime: 0x3a,
  real: 0x3b,
  money: 0x3c,
  datetime: 0x3d,
  float: 0x3e,
  smallmoney: 0x7a,
  bigint: 0x7f,
  guid: 0x24,
  intn: 0x26,
  daten: 0x28,
  datetime2n: 0x2a,
  bitn: 0x68,
  decimaln: 0x6a,
  numericn: 0x6c,
  floatn: 0x6d,
  moneyn: 0x6e,
  datetimen: 0x6f,
  varbinary: 0xa5,
  varchar: 0xa7,
  binary: 0xad,
  char: 0xaf,
  nvarchar: 0xe7,
  nchar: 0xef,
  image: 0x22,
  text: 0x23,
  ntext: 0x63,
} as const;

/** In place of a length: (max), sent in chunks. */
export const MAX = 0xffff;
/** In place of a value's length. */
export const NULL_LENGTH = 0xffff;
export const LONG_NULL = 0xffffffff;
export const CHUNKED_NULL = 0xffffffffffffffffn;

/** Bytes of a numeric by its precision, without the sign. */
export function numericSize(precision: number): 4 | 8 | 12 | 16 {
  if (precision <= 9) return 4;
  if (precision <= 19) return 8;
  return precision <= 28 ? 12 : 16;
}
