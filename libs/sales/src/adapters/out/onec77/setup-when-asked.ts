import {
  LedgerSetup,
  type LedgerSetupFiles,
  type LedgerSetupReport,
} from '../../../application/ports/ledger/ledger-setup.port.js';

/** A set-up that is put together when somebody looks at it: most houses have no 1C 7.7 and never ask. */
export class SetupWhenAsked extends LedgerSetup {
  constructor(private readonly make: () => Promise<LedgerSetup>) {
    super();
  }
  async check(files: LedgerSetupFiles): Promise<LedgerSetupReport> {
    return (await this.make()).check(files);
  }
}
