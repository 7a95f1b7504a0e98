import { DomainError } from '@prorab/kernel';
import { MailStoreUnavailable } from '../domain/letter.errors.js';

const CODES =
  /^(?:ENOSPC|EDQUOT|EIO|EROFS|EMFILE|ENFILE|ENOMEM|EACCES|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|PROTOCOL_\w+|POOL_\w+|SQLITE_(?:FULL|BUSY|IOERR|READONLY|CANTOPEN|LOCKED|CORRUPT|NOTADB)\w*|ER_(?:DISK_FULL|RECORD_FILE_FULL|CON_COUNT_ERROR|SERVER_SHUTDOWN|OPTION_PREVENTS_STATEMENT|LOCK_\w+|TOO_MANY_USER_CONNECTIONS|NO_SUCH_TABLE|BAD_DB_ERROR|ACCESS_DENIED_ERROR|DBACCESS_DENIED_ERROR|OUT_OF_RESOURCES|CANT_\w+))$/;
const NAMES =
  /^(?:ConnectionException|DeadlockException|LockWaitTimeoutException|ReadOnlyException|TableNotFoundException)$/;

/**
 * Whose fault is it? A full disk or a database that went away is nobody's letter: it becomes «unavailable», and whoever brings
 * letters waits and brings them again. Everything else stays what it is and may make the letter a poisoned one.
 */
export function namingStorageTrouble(error: unknown): unknown {
  if (error instanceof DomainError || !(error instanceof Error)) return error;
  const code = (error as { code?: unknown }).code;
  const known = (typeof code === 'string' && CODES.test(code)) || NAMES.test(error.constructor.name);
  if (!known) return error;
  const trouble = new MailStoreUnavailable(typeof code === 'string' ? code : error.constructor.name);
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
