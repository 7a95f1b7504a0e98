import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { lives } from '@prorab/platform';

/**
 * Folder for half-read letters, one per process, on the disk of the file store so that attachments are moved and not copied.
 * What dead processes left behind goes at the start.
 */
export class ProcessScratch {
  readonly folder: string;
  constructor(dataFolder: string) {
    const all = join(dataFolder, 'scratch');
    this.folder = join(all, `mail-${process.pid}`);
    mkdirSync(all, { recursive: true });
    for (const name of readdirSync(all)) {
      const pid = Number(/^mail-(\d+)$/.exec(name)?.[1]);
      if (pid && (pid === process.pid || !lives(pid))) rmSync(join(all, name), { recursive: true, force: true });
    }
    mkdirSync(this.folder, { recursive: true });
  }
  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
