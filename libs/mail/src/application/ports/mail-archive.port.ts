import { DomainError } from '@prorab/kernel';

export interface AppendedLetter {
  readonly folder: string;
  /** null when the server has no UIDPLUS and the letter could not be found by its Message-ID. */
  readonly uid: number | null;
  readonly uidValidity: string | null;
  /** The letter with this Message-ID lay there already; nothing was appended. */
  readonly existed: boolean;
}

/** Letters of one folder per UTC day of INTERNALDATE. */
export interface DayCount {
  /** `2026-10-05` */
  readonly day: string;
  readonly letters: number;
}

/** Questions and orders to the mail server beside collecting. @throws MailServerUnavailable, FolderMissing */
export abstract class MailArchive {
  /** For the nightly reconciliation: what the server holds since that day (inclusive), days without letters left out. */
  abstract countByDay(mailbox: string, folder: string, since: Date): Promise<DayCount[]>;
  /** Folders the collector reads, as the server names them. */
  abstract folders(mailbox: string): Promise<{ folder: string; role: 'inbox' | 'sent' | 'other' }[]>;
  /** Puts a letter that we sent into Sent (or the named folder), once: a repeated order with the same Message-ID finds it. */
  abstract append(order: {
    mailbox: string;
    folder?: string;
    raw: Uint8Array;
    flags?: readonly string[];
  }): Promise<AppendedLetter>;
}

export class MailServerUnavailable extends DomainError {
  constructor(mailbox: string, reason: string) {
    super('unavailable', 'mail.server-unavailable', `The mail server of ${mailbox} does not answer: ${reason}`, {
      mailbox,
    });
  }
}

export class FolderMissing extends DomainError {
  constructor(mailbox: string, folder: string) {
    super('missing', 'mail.folder-missing', `The mailbox ${mailbox} has no folder ${folder}.`, { mailbox, folder });
  }
}
