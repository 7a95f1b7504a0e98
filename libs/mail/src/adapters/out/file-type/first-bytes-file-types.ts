import type { FileStore } from '@prorab/platform/marks';
import { FileTypes } from '../../../application/ports/file-types.port.js';

export class FirstBytesFileTypes extends FileTypes {
  constructor(private readonly files: FileStore) {
    super();
  }
  async ofStored(hash: string): Promise<string | null> {
    // Loaded with the first upload: 1 MB until then.
    const { fileTypeFromFile } = await import('file-type');
    return (await fileTypeFromFile(await this.files.pathOf(hash)))?.mime ?? null;
  }
}
