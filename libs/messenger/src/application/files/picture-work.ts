import { FileStore, UseCase } from '@prorab/platform/marks';
import type { FilePicture } from '../../domain/files/message-file.js';
import { Pictures } from '../ports/pictures.port.js';

/** Makes of a stored picture what is shown of it and what customers get, and stores both. */
@UseCase()
export class PictureWork {
  constructor(
    private readonly files: FileStore,
    private readonly pictures: Pictures,
  ) {}

  /** @throws PictureUnreadable */
  async of(key: string, type: string): Promise<FilePicture> {
    const { width, height, animated, preview, clean } = await this.pictures.work(await this.files.pathOf(key), type);
    const [small, bare] = [await this.files.put(whole(preview.bytes)), await this.files.put(whole(clean.bytes))];
    return {
      ...{ width, height, animated },
      preview: { key: small.hash, bytes: small.size, width: preview.width, height: preview.height },
      clean: { key: bare.hash, bytes: bare.size, type: clean.type },
    };
  }
}

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
