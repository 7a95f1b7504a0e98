import { DomainError } from '@prorab/kernel';
import { MailStoreUnavailable, type StorageTrouble } from '../domain/letter.errors.js';

const CODES =
  /^(?:ENOSPC|EDQUOT|EIO|EROFS|EMFILE|ENFILE|ENOMEM|EACCES|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|PROTOCOL_\w+|POOL_\w+|SQLITE_(?:FULL|BUSY|IOERR|READONLY|CANTOPEN|LOCKED|CORRUPT|NOTADB)\w*|ER_(?:DISK_FULL|RECORD_FILE_FULL|CON_COUNT_ERROR|SERVER_SHUTDOWN|OPTION_PREVENTS_STATEMENT|LOCK_\w+|TOO_MANY_USER_CONNECTIONS|NO_SUCH_TABLE|BAD_DB_ERROR|ACCESS_DENIED_ERROR|DBACCESS_DENIED_ERROR|OUT_OF_RESOURCES|CANT_\w+))$/;
const NAMES =
  /^(?:ConnectionException|DeadlockException|LockWaitTimeoutException|ReadOnlyException|TableNotFoundException)$/;

const KINDS: readonly [RegExp, StorageTrouble][] = [
  [/^(?:ENOSPC|EDQUOT|SQLITE_FULL|ER_DISK_FULL|ER_RECORD_FILE_FULL)$/, 'disk-full'],
  [/^(?:EIO|EROFS|EACCES|ReadOnly\w+|SQLITE_(?:IOERR|READONLY|CANTOPEN|CORRUPT|NOTADB)\w*)$/, 'disk-broken'],
  [/^(?:EMFILE|ENFILE|ENOMEM|ER_(?:CON_COUNT_ERROR|TOO_MANY_USER_CONNECTIONS|OUT_OF_RESOURCES))$/, 'too-much-open'],
  [/^(?:Deadlock\w+|LockWait\w+|SQLITE_(?:BUSY|LOCKED)\w*|ER_LOCK_\w+)$/, 'database-busy'],
];
const kindOf = (said: string): StorageTrouble => KINDS.find(([pattern]) => pattern.test(said))?.[1] ?? 'database-away';

/**
 * Whose fault is it? A full disk or a database that went away is nobody's letter: it becomes «unavailable», and whoever brings
 * letters waits and brings them again. Everything else stays what it is and may make the letter a poisoned one.
 */
export function namingStorageTrouble(error: unknown): unknown {
  if (error instanceof DomainError || !(error instanceof Error)) return error;
  const code = (error as { code?: unknown }).code;
  const known = (typeof code === 'string' && CODES.test(code)) || NAMES.test(error.constructor.name);
  if (!known) return error;
  const said = typeof code === 'string' && CODES.test(code) ? code : error.constructor.name;
  const trouble = new MailStoreUnavailable(kindOf(said), said);
  trouble.cause = error;
  return trouble;
}

export async function withStorageTroubleNamed<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw namingStorageTrouble(error);
  }
}
