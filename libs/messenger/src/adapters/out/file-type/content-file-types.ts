import { open } from 'node:fs/promises';
import type { FileStore } from '@prorab/platform/marks';
import { FileTypes } from '../../../application/ports/file-types.port.js';
import { textTypeOf } from './text-type-of.js';

const HEAD = 4_096;

/** By the first bytes, and where these say nothing, by what the text begins with. */
export class ContentFileTypes extends FileTypes {
  constructor(private readonly files: FileStore) {
    super();
  }

  async ofStored(key: string): Promise<string> {
    const path = await this.files.pathOf(key);
    // Loaded with the first upload: 1 MB until then.
    const { fileTypeFromFile } = await import('file-type');
    const told = (await fileTypeFromFile(path))?.mime;
    if (told && told !== 'application/xml') return told;
    return textTypeOf(await headOf(path));
  }
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
