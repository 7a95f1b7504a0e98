import { DomainError } from '@prorab/kernel';

/** What does not fit was told line by line; this makes the command fail. */
export class LedgerSetupUnfit extends DomainError {
  constructor(count: number) {
    super('conflict', 'sales.ledger-setup-unfit', `What does not fit: ${count}`, { count });
  }
}
