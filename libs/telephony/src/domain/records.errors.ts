import { DomainError } from '@prorab/kernel';

/** The exchange's own list of calls cannot be read: the file is not there, or not for us. */
export class RecordsUnreadable extends DomainError {
  constructor(file: string, why: string) {
    super(
      'unavailable',
      'telephony.records-unreadable',
      `The exchange's list of calls cannot be read, ${file}: ${why}`,
      {
        ...{ file, why },
      },
    );
  }
}
