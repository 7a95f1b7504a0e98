import { SqlError } from '../sql-engine.js';

/** Errors of SQL Server that the protocol itself answers, or that a fault puts into its mouth. */
export const deadlock = (spid = 51): SqlError =>
  new SqlError(
    `Transaction (Process ID ${spid}) was deadlocked on lock resources with another process and has been chosen as the deadlock victim. Rerun the transaction.`,
    { number: 1205, severity: 13, state: 51 },
  );

export const lockTimeout = (): SqlError =>
  new SqlError('Lock request time out period exceeded.', { number: 1222, state: 51 });

export const invalidObject = (name: string): SqlError =>
  new SqlError(`Invalid object name '${name}'.`, { number: 208 });

export const loginFailed = (user: string): SqlError =>
  new SqlError(`Login failed for user '${user}'.`, { number: 18456, severity: 14 });

export const untrustedLogin = (): SqlError =>
  new SqlError('Login failed. The login is from an untrusted domain and cannot be used with Windows authentication.', {
    number: 18452,
    severity: 14,
  });

export const tooManyConnections = (most: number): SqlError =>
  new SqlError(
    `Could not connect because the maximum number of '${most}' user connections has already been reached. The system administrator can use sp_configure to increase the maximum value.`,
    { number: 17809, severity: 20 },
  );

export const noProcedure = (name: string): SqlError =>
  new SqlError(`Could not find stored procedure '${name}'.`, { number: 2812, state: 62 });

export const noPrepared = (handle: number | null): SqlError =>
  new SqlError(`Could not find prepared statement with handle ${handle ?? 'null'}.`, { number: 8179, state: 4 });

export const notSpoken = (what: string): SqlError =>
  new SqlError(`The sandbox does not speak ${what}.`, { number: 40510 });

/** The engine failed in a way that is no answer to SQL: a defect of the sandbox, so the connection ends with it. */
export const defect = (error: unknown): SqlError =>
  new SqlError(`The sandbox failed: ${error instanceof Error ? error.message : String(error)}`, {
    number: 3624,
    severity: 20,
  });
