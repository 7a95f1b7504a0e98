import { VirusScanUnavailable } from '../../domain/files/file-errors.js';
import { type ScanVerdict, VirusScan } from './virus-scan.port.js';

export class FakeVirusScan extends VirusScan {
  /** Store key → name of the virus. */
  readonly infected = new Map<string, string>();
  down = false;
  probes = 0;
  async check(key: string): Promise<ScanVerdict> {
    if (this.down) throw new VirusScanUnavailable('the fake is down');
    const found = this.infected.get(key);
    return found === undefined ? { clean: true } : { clean: false, found };
  }
  async probe(): Promise<void> {
    this.probes++;
  }
}
