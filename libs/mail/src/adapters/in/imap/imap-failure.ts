import { DomainError } from '@prorab/kernel';
import type { MailboxState } from '../../../application/ports/mailbox-monitor.port.js';

export class PasswordMissing extends DomainError {
  constructor(variable: string) {
    super(
      'unavailable',
      'mail.password-missing',
      `The environment variable ${variable} with the password is not set.`,
      { variable },
    );
  }
}

/** The storage did not take a letter that is not to blame; the same letter comes again after the pause. */
export class StorageTrouble extends Error {
  constructor(cause: unknown) {
    super(`letters cannot be stored now: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'StorageTrouble';
  }
}

interface Foreign {
  code?: unknown;
  message?: string;
  authenticationFailed?: unknown;
  serverResponseCode?: unknown;
  responseStatus?: unknown;
  responseText?: unknown;
}
const foreign = (error: unknown): Foreign => (typeof error === 'object' && error !== null ? (error as Foreign) : {});

/** The server answered NO or BAD to one command; the connection itself is well. */
export const isRefusal = (error: unknown): boolean => ['NO', 'BAD'].includes(String(foreign(error).responseStatus));

const silence = new Set(['ETIMEOUT', 'GREETING_TIMEOUT', 'CONNECT_TIMEOUT', 'UPGRADE_TIMEOUT']);

/** What to tell about a broken session. `UNAVAILABLE` and `INUSE` are a server in trouble, not a wrong password (RFC 5530). */
export function stateOfFailure(error: unknown): Extract<MailboxState, 'failed' | 'password-refused' | 'frozen'> {
  const { code, authenticationFailed, serverResponseCode } = foreign(error);
  if (error instanceof PasswordMissing) return 'password-refused';
  if (authenticationFailed && !['UNAVAILABLE', 'INUSE', 'LIMIT'].includes(String(serverResponseCode)))
    return 'password-refused';
  return silence.has(String(code)) ? 'frozen' : 'failed';
}

export function reasonOf(error: unknown): string {
  const { code, message, responseText } = foreign(error);
  return [code, responseText ?? message ?? String(error)].filter(Boolean).join(': ').slice(0, 300);
}
