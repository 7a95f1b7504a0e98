import { Every, JobHandler } from '@prorab/platform/marks';
import { VirusScan } from '../../../application/ports/virus-scan.port.js';

/** So that the health of the house knows of a dead scanner before a customer does. */
@Every({ everyMs: 60_000, missed: 'skip' })
@JobHandler('messenger.probe-virus-scan', { transactional: false })
export class ProbeVirusScanJob {
  constructor(private readonly scan: VirusScan) {}

  run(): Promise<void> {
    return this.scan.probe();
  }
}
