import { type ScanVerdict, VirusScan } from '../../../application/ports/virus-scan.port.js';

/** The house has no scanner. */
export class NoVirusScan extends VirusScan {
  async check(): Promise<ScanVerdict> {
    return { clean: true };
  }
  async probe(): Promise<void> {
    return undefined;
  }
}
