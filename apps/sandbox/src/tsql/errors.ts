import { SqlError } from '../sql-engine.js';

/** Errors with the numbers and words of SQL Server. */
export const errors = {
  syntax: (near: string, line: number) => error(102, `Incorrect syntax near '${near}'.`, { severity: 15, line }),
  keyword: (near: string, line: number) =>
    error(156, `Incorrect syntax near the keyword '${near}'.`, { severity: 15, line }),
  openQuote: (text: string, line: number) =>
    error(105, `Unclosed quotation mark after the character string '${text}'.`, { severity: 15, line }),
  openComment: (line: number) => error(113, "Missing end comment mark '*/'.", { severity: 15, line }),
  variable: (name: string, line: number) =>
    error(137, `Must declare the scalar variable "${name}".`, { severity: 15, state: 2, line }),
  variableTwice: (name: string, line: number) =>
    error(134, `The variable name '${name}' has already been declared. Variable names must be unique.`, {
      severity: 15,
      line,
    }),
  tooDeep: (line: number) =>
    error(191, 'Some part of your SQL statement is nested too deeply. Rewrite the query or break it up.', {
      severity: 15,
      line,
    }),
  functionName: (name: string, line: number) =>
    error(195, `'${name}' is not a recognized built-in function name.`, { severity: 15, state: 10, line }),
  functionArguments: (name: string, wanted: number, line: number) =>
    error(174, `The ${name.toLowerCase()} function requires ${wanted} argument(s).`, { severity: 15, line }),
  datePart: (name: string, call: string, line: number) =>
    error(155, `'${name}' is not a recognized ${call.toLowerCase()} option.`, { severity: 15, line }),
  column: (name: string, line: number) => error(207, `Invalid column name '${name}'.`, { line }),
  ambiguous: (name: string, line: number) => error(209, `Ambiguous column name '${name}'.`, { line }),
  object: (name: string, line: number) => error(208, `Invalid object name '${name}'.`, { line }),
  unbound: (name: string, line: number) =>
    error(4104, `The multi-part identifier "${name}" could not be bound.`, { line }),
  notGrouped: (name: string, line: number) =>
    error(
      8120,
      `Column '${name}' is invalid in the select list because it is not contained in either an aggregate function or the GROUP BY clause.`,
      { line },
    ),
  aggregateInWhere: (line: number) =>
    error(
      147,
      'An aggregate may not appear in the WHERE clause unless it is in a subquery contained in a HAVING clause or a select list, and the column being aggregated is an outer reference.',
      { severity: 15, line },
    ),
  notCondition: (near: string, line: number) =>
    error(
      4145,
      `An expression of non-boolean type specified in a context where a condition is expected, near '${near}'.`,
      {
        severity: 15,
        line,
      },
    ),
  incompatible: (left: string, right: string, operator: string, line: number) =>
    error(402, `The data types ${left} and ${right} are incompatible in the ${operator} operator.`, { line }),
  operand: (type: string, operator: string, line: number) =>
    error(8117, `Operand data type ${type} is invalid for ${operator} operator.`, { line }),
  argument: (type: string, position: number, name: string, line: number) =>
    error(8116, `Argument data type ${type} is invalid for argument ${position} of ${name.toLowerCase()} function.`, {
      line,
    }),
  unconvertible: (from: string, to: string, line: number) =>
    error(529, `Explicit conversion from data type ${from} to ${to} is not allowed.`, { line, state: 2 }),
  clash: (from: string, to: string, line: number) =>
    error(206, `Operand type clash: ${from} is incompatible with ${to}`, { line, state: 2 }),
  typeName: (name: string, line: number) =>
    error(2715, `Column, parameter, or variable #1: Cannot find data type ${name}.`, { line, state: 6 }),
  conversion: (value: string, from: string, to: string) =>
    error(245, `Conversion failed when converting the ${from} value '${value}' to data type ${to}.`),
  toNumber: (from: string, to: string) => error(8114, `Error converting data type ${from} to ${to}.`, { state: 5 }),
  toDatetime: () => error(241, 'Conversion failed when converting date and/or time from character string.'),
  datetimeRange: () =>
    error(242, 'The conversion of a varchar data type to a datetime data type resulted in an out-of-range value.', {
      state: 3,
    }),
  overflow: (to: string) =>
    error(8115, `Arithmetic overflow error converting expression to data type ${to}.`, { state: 2 }),
  dateOverflow: () => error(517, "Adding a value to a 'datetime' column caused an overflow."),
  divisionByZero: () => error(8134, 'Divide by zero error encountered.'),
  manyRows: () =>
    error(
      512,
      'Subquery returned more than 1 value. This is not permitted when the subquery follows =, !=, <, <= , >, >= or when the subquery is used as an expression.',
    ),
  oneColumn: (line: number) =>
    error(
      116,
      'Only one expression can be specified in the select list when the subquery is not introduced with EXISTS.',
      {
        line,
      },
    ),
  unionWidth: (line: number) =>
    error(
      205,
      'All queries combined using a UNION, INTERSECT or EXCEPT operator must have an equal number of expressions in their target lists.',
      { line },
    ),
  unnamedColumn: (position: number, of: string, line: number) =>
    error(8155, `No column name was specified for column ${position} of '${of}'.`, { line, state: 2 }),
  duplicateColumn: (name: string, of: string, line: number) =>
    error(8156, `The column '${name}' was specified multiple times for '${of}'.`, { line }),
  orderInside: (line: number) =>
    error(
      1033,
      'The ORDER BY clause is invalid in views, inline functions, derived tables, subqueries, and common table expressions, unless TOP, OFFSET or FOR XML is also specified.',
      { severity: 15, line },
    ),
  orderNotSelected: (line: number) =>
    error(145, 'ORDER BY items must appear in the select list if SELECT DISTINCT is specified.', {
      severity: 15,
      line,
    }),
  orderOfUnion: (line: number) =>
    error(
      104,
      'ORDER BY items must appear in the select list if the statement contains a UNION, INTERSECT or EXCEPT operator.',
      {
        line,
      },
    ),
  orderPosition: (position: number, line: number) =>
    error(108, `The ORDER BY position number ${position} is out of range of the number of items in the select list.`, {
      line,
    }),
  procedure: (name: string, line: number) =>
    error(2812, `Could not find stored procedure '${name}'.`, { state: 62, line }),
  denied: (right: string, object: string, database: string) =>
    error(229, `The ${right} permission was denied on the object '${object}', database '${database}', schema 'dbo'.`, {
      severity: 14,
      state: 5,
    }),
  deniedHere: (right: string, database: string) =>
    error(262, `${right} permission denied in database '${database}'.`, { severity: 14 }),
  database: (name: string) =>
    error(911, `Database '${name}' does not exist. Make sure that the name is entered correctly.`),
  noLogin: (database: string) =>
    error(4060, `Cannot open database "${database}" requested by the login. The login failed.`, { severity: 11 }),
  exists: (name: string, line: number) =>
    error(2714, `There is already an object named '${name}' in the database.`, { state: 6, line }),
  cannotDrop: (name: string, line: number) =>
    error(3701, `Cannot drop the table '${name}', because it does not exist or you do not have permission.`, {
      severity: 11,
      state: 5,
      line,
    }),
  insertWidth: (line: number) =>
    error(213, 'Column name or number of supplied values does not match table definition.', { line }),
  insertMore: (line: number) =>
    error(110, 'There are fewer columns in the INSERT statement than values specified in the VALUES clause.', {
      severity: 15,
      line,
    }),
  identity: (table: string, line: number) =>
    error(
      544,
      `Cannot insert explicit value for identity column in table '${table}' when IDENTITY_INSERT is set to OFF.`,
      { line },
    ),
  truncated: () => error(8152, 'String or binary data would be truncated.', { state: 14 }),
  notNull: (column: string, table: string, database: string) =>
    error(
      515,
      `Cannot insert the value NULL into column '${column}', table '${database}.dbo.${table}'; column does not allow nulls.`,
      {
        state: 2,
      },
    ),
  duplicateKey: (table: string) =>
    error(
      2627,
      `Violation of PRIMARY KEY or UNIQUE constraint. Cannot insert duplicate key in object 'dbo.${table}'.`,
      {
        severity: 14,
      },
    ),
  lockTimeout: () => error(1222, 'Lock request time out period exceeded.', { state: 51 }),
  commitWithoutBegin: () => error(3902, 'The COMMIT TRANSACTION request has no corresponding BEGIN TRANSACTION.'),
  rollbackWithoutBegin: () => error(3903, 'The ROLLBACK TRANSACTION request has no corresponding BEGIN TRANSACTION.'),
  /** What a real server may well run and this one does not: never guessed at. */
  notHere: (what: string, line = 1) => error(50000, `The sandbox does not run ${what}.`, { state: 77, line }),
} as const;

function error(
  number: number,
  message: string,
  more: { severity?: number; state?: number; line?: number } = {},
): SqlError {
  return new SqlError(message, { number, ...more });
}
