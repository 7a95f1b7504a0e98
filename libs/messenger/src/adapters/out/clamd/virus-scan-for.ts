import type { Clock } from '@prorab/kernel';
import type { FileStore, ReaderHealth } from '@prorab/platform/marks';
import type { VirusScan } from '../../../application/ports/virus-scan.port.js';
import type { FilesConfig } from '../../../messenger-push.config.js';
import { clamdAddress } from './clamd-line.js';
import { ClamdVirusScan } from './clamd-virus-scan.js';
import { NoVirusScan } from './no-virus-scan.js';

export function virusScanFor(
  { virusScan }: FilesConfig,
  files: FileStore,
  health: ReaderHealth,
  clock: Clock,
): VirusScan {
  if (!virusScan) return new NoVirusScan();
  const settings = { address: clamdAddress(virusScan.address), timeoutMs: virusScan.timeoutSeconds * 1_000 };
  return new ClamdVirusScan(files, health, clock, settings);
}
