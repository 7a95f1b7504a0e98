import type { SqlType } from '../sql-engine.js';
import { errors } from './errors.js';
import type { TokenStream } from './token-stream.js';

const SIMPLE: Record<string, SqlType> = {
  INT: { type: 'int' },
  INTEGER: { type: 'int' },
  SMALLINT: { type: 'smallint' },
  TINYINT: { type: 'tinyint' },
  BIGINT: { type: 'bigint' },
  BIT: { type: 'bit' },
  DATETIME: { type: 'datetime' },
  SMALLDATETIME: { type: 'datetime' },
  REAL: { type: 'float' },
  MONEY: { type: 'money' },
  SMALLMONEY: { type: 'money' },
  TEXT: { type: 'text' },
  SYSNAME: { type: 'nvarchar', length: 128 },
  UNIQUEIDENTIFIER: { type: 'char', length: 36 },
};
/** Their nearest, as the protocol does with parameters. */
const NEAREST: Record<string, SqlType> = { DATE: { type: 'datetime' }, DATETIME2: { type: 'datetime' } };
const SIZED: Record<string, 'char' | 'varchar' | 'nchar' | 'nvarchar' | 'binary' | 'varbinary'> = {
  CHAR: 'char',
  CHARACTER: 'char',
  VARCHAR: 'varchar',
  NCHAR: 'nchar',
  NVARCHAR: 'nvarchar',
  BINARY: 'binary',
  VARBINARY: 'varbinary',
};

/** `inCast`: a char without a length has 30 characters there, else one. */
export function parseType(tokens: TokenStream, { inCast }: { inCast: boolean }): SqlType {
  const line = tokens.line;
  const written = tokens.next().text;
  const name = written.toUpperCase();
  const simple = SIMPLE[name];
  if (simple) return simple;
  const sized = SIZED[name];
  if (sized) {
    if (!tokens.isOperator('(')) return { type: sized, length: inCast ? 30 : 1 };
    const length = tokens.inParentheses(() => (tokens.takeWord('MAX') ? 'max' : wholeNumber(tokens)));
    const limit = sized.startsWith('n') ? 4000 : 8000;
    if (length !== 'max' && (length < 1 || length > limit)) throw errors.syntax(String(length), line);
    return { type: sized, length };
  }
  if (name === 'NUMERIC' || name === 'DECIMAL' || name === 'DEC') {
    if (!tokens.isOperator('(')) return { type: 'numeric', precision: 18, scale: 0 };
    const [precision = 18, scale = 0] = tokens.inParentheses(() => tokens.list(() => wholeNumber(tokens)));
    if (precision < 1 || precision > 38 || scale > precision) throw errors.syntax(String(scale), line);
    return { type: 'numeric', precision, scale };
  }
  if (name === 'FLOAT') {
    if (tokens.isOperator('(')) tokens.inParentheses(() => wholeNumber(tokens));
    return { type: 'float' };
  }
  const nearest = NEAREST[name];
  if (nearest) {
    if (tokens.isOperator('(')) tokens.inParentheses(() => wholeNumber(tokens));
    return nearest;
  }
  throw errors.typeName(written, line);
}

function wholeNumber(tokens: TokenStream): number {
  const token = tokens.next();
  if (token.kind !== 'number' || !/^\d{1,5}$/.test(token.text)) throw errors.syntax(token.text, token.line);
  return Number(token.text);
}
