import { PictureUnreadable } from '../../domain/files/file-errors.js';
import { Pictures, type WorkedPicture } from './pictures.port.js';

/** What it is to say of a picture; a picture it was told nothing of is broken. */
export interface ToldPicture {
  readonly width: number;
  readonly height: number;
  readonly animated?: boolean;
}

/** Looks at no pixel: it knows pictures by the name of their file. */
export class FakePictures extends Pictures {
  readonly told = new Map<string, ToldPicture>();
  maxPixels = 50_000_000;
  async work(path: string, type: string): Promise<WorkedPicture> {
    const name = path.split('/').at(-1) ?? '';
    const picture = this.told.get(name);
    if (!picture) throw new PictureUnreadable('broken');
    const { width, height, animated = false } = picture;
    if (width * height > this.maxPixels) throw new PictureUnreadable('too-large');
    const scale = Math.min(1, 480 / Math.max(width, height));
    const bytes = (what: string): Uint8Array => new TextEncoder().encode(`${what} ${type} ${name}`);
    const preview = { width: Math.round(width * scale), height: Math.round(height * scale) };
    return {
      width,
      height,
      animated,
      preview: { bytes: bytes('preview'), ...preview },
      clean: { bytes: bytes('clean'), type },
    };
  }
}
