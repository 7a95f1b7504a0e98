import { UseCase } from '@prorab/platform/marks';
import { LedgerSetup, type LedgerSetupFiles, type LedgerSetupReport } from '../../ports/ledger/ledger-setup.port.js';

/** Whether foreign books can be read by these files, told to whoever sets them up. */
@UseCase()
export class CheckLedgerSetup {
  constructor(private readonly setup: LedgerSetup) {}

  execute({ files }: { files: LedgerSetupFiles }): Promise<LedgerSetupReport> {
    return this.setup.check(files);
  }
}
