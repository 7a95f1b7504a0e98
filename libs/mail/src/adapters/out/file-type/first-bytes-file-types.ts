import type { FileStore } from '@prorab/platform/marks';
import { fileTypeFromFile } from 'file-type';
import { FileTypes } from '../../../application/ports/file-types.port.js';

export class FirstBytesFileTypes extends FileTypes {
  constructor(private readonly files: FileStore) {
    super();
  }
  async ofStored(hash: string): Promise<string | null> {
    return (await fileTypeFromFile(await this.files.pathOf(hash)))?.mime ?? null;
  }
}
