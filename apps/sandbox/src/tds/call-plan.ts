import type { SqlParameter } from '../sql-engine.js';
import { SqlError } from '../sql-engine.js';
import { bindToNames, declaredNames } from './declared-names.js';
import { noProcedure } from './known-errors.js';
import type { PreparedStatements } from './prepared-statements.js';
import type { Call } from './requests.js';
import type { RequestKind } from './wire-log.js';

/** What a procedure call comes down to. */
export interface CallPlan {
  readonly kind: RequestKind;
  readonly sql: string;
  readonly parameters: SqlParameter[];
  /** False: only prepared, or let go. */
  readonly runs: boolean;
  /** Place of the first of `parameters` in the call. */
  readonly firstOrdinal: number;
  /** To be told to the client as the first parameter of the call. */
  readonly handle: { name: string; value: number } | null;
}

type Make = (values: SqlParameter[], prepared: PreparedStatements) => Omit<CallPlan, 'kind'>;

const PROCEDURES: Partial<Record<RequestKind, Make>> = {
  sp_executesql: (values) => {
    const [statement, declaration] = values;
    const sql = textOf(statement, 'sp_executesql', '@statement');
    const names = declaration ? declaredNames(textOf(declaration, 'sp_executesql', '@params')) : [];
    const parameters = bindToNames(values.slice(2), names, sql);
    return { sql, parameters, runs: true, firstOrdinal: 2, handle: null };
  },
  sp_prepare: (values, prepared) => {
    const { sql, names } = toPrepare(values, 'sp_prepare');
    const handle = { name: values[0]?.name ?? '', value: prepared.add({ sql, names }) };
    return { sql, parameters: [], runs: false, firstOrdinal: 0, handle };
  },
  sp_prepexec: (values, prepared) => {
    const { sql, names } = toPrepare(values, 'sp_prepexec');
    const parameters = bindToNames(values.slice(3), names, sql);
    const handle = { name: values[0]?.name ?? '', value: prepared.add({ sql, names }) };
    return { sql, parameters, runs: true, firstOrdinal: 3, handle };
  },
  sp_execute: ([handle, ...values], prepared) => {
    const { sql, names } = prepared.get(numberOf(handle));
    const parameters = bindToNames(values, names, sql);
    return { sql, parameters, runs: true, firstOrdinal: 1, handle: null };
  },
  sp_unprepare: ([handle], prepared) => {
    const { sql } = prepared.remove(numberOf(handle));
    return { sql, parameters: [], runs: false, firstOrdinal: 0, handle: null };
  },
};

/** `sp_executesql` of 'sys.sp_executesql', '[sp_executesql]', 'master..SP_EXECUTESQL'. */
export function kindOfProcedure(procedure: string): RequestKind {
  const name = procedure
    .split('.')
    .at(-1)!
    .replace(/[[\]"]/g, '')
    .toLowerCase();
  return name in PROCEDURES ? (name as RequestKind) : 'procedure';
}

/** @throws SqlError 2812 for a procedure that is not here, and what the known ones say of wrong parameters */
export function planCall({ procedure, parameters }: Call, prepared: PreparedStatements): CallPlan {
  const kind = kindOfProcedure(procedure);
  const make = PROCEDURES[kind];
  if (!make) throw noProcedure(procedure);
  return { kind, ...make(parameters, prepared) };
}

function toPrepare(values: SqlParameter[], procedure: string): { sql: string; names: string[] } {
  const [, declaration, statement] = values;
  // A statement without parameters comes with null in their place.
  const declared = declaration?.value == null ? '' : textOf(declaration, procedure, '@params');
  return { sql: textOf(statement, procedure, '@stmt'), names: declaredNames(declared) };
}

function textOf(parameter: SqlParameter | undefined, procedure: string, name: string): string {
  if (!parameter) {
    throw new SqlError(`Procedure or function '${procedure}' expects parameter '${name}', which was not supplied.`, {
      number: 201,
      state: 4,
    });
  }
  const { type, value } = parameter;
  if (typeof value !== 'string' || (type.type !== 'nvarchar' && type.type !== 'nchar')) {
    throw new SqlError(`Procedure expects parameter '${name}' of type 'ntext/nchar/nvarchar'.`, {
      number: 214,
      state: 3,
    });
  }
  return value;
}

const numberOf = (parameter: SqlParameter | undefined): number | null =>
  typeof parameter?.value === 'number' ? parameter.value : null;
