import sharp, { type Metadata, type Sharp } from 'sharp';
import { type PictureTrouble, PictureUnreadable } from '../../../domain/files/file-errors.js';
import { Pictures, type WorkedPicture } from '../../../application/ports/pictures.port.js';
import { AtOnce } from './at-once.js';
import { politely } from './politely.js';

export interface PictureLimits {
  /** All frames of a picture together. */
  readonly pixels: number;
  /** Longer side of the small view. */
  readonly previewPixels: number;
  /** For each of the two pictures made of one. */
  readonly seconds: number;
  readonly atOnce: number;
}
/** How the copy for customers is written; a kind that is not here becomes PNG. */
const WRITERS: Readonly<Record<string, (picture: Sharp) => Sharp>> = {
  'image/jpeg': (picture) => picture.jpeg({ quality: 90 }),
  'image/webp': (picture) => picture.webp({ quality: 90 }),
  'image/gif': (picture) => picture.gif(),
  'image/avif': (picture) => picture.avif({ quality: 65, effort: 2 }),
};
const MOVING = new Set(['image/gif', 'image/webp']);

/**
 * libvips in its own threads. It writes no metadata unless asked to, turns the picture upright and its colours to sRGB, so that the copy holds
 * pixels only.
 */
export class SharpPictures extends Pictures {
  readonly #queue: AtOnce;
  constructor(private readonly limits: PictureLimits) {
    super();
    politely();
    this.#queue = new AtOnce(limits.atOnce);
  }

  work(path: string, type: string): Promise<WorkedPicture> {
    return this.#queue.run(async () => {
      try {
        return await this.#worked(path, type);
      } catch (error) {
        throw error instanceof PictureUnreadable ? error : new PictureUnreadable(troubleOf(error));
      }
    });
  }

  async #worked(path: string, type: string): Promise<WorkedPicture> {
    const { previewPixels, seconds } = this.limits;
    const about = await sharp(path, { limitInputPixels: false, failOn: 'error' }).metadata();
    const { width, height, frames } = this.#sizeOf(about);
    const animated = frames > 1 && MOVING.has(type);
    const open = (moving: boolean): Sharp =>
      sharp(path, { limitInputPixels: this.limits.pixels, failOn: 'error', animated: moving, sequentialRead: true })
        .timeout({ seconds })
        .autoOrient();
    // The whole picture first: what breaks off is found out before anything is kept.
    const whole = open(animated);
    const clean = await (WRITERS[type]?.(whole) ?? whole.png({ compressionLevel: 7 })).toBuffer();
    const small = await open(false)
      .resize({ width: previewPixels, height: previewPixels, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 76 })
      .toBuffer({ resolveWithObject: true });
    const preview = { bytes: small.data, width: small.info.width, height: small.info.height };
    return { width, height, animated, preview, clean: { bytes: clean } };
  }

  /** Counted from the head of the file alone, before a pixel is read. */
  #sizeOf({ autoOrient, width, height, pages = 1, pageHeight }: Metadata): {
    width: number;
    height: number;
    frames: number;
  } {
    if (width * (pageHeight ?? height) * pages > this.limits.pixels) throw new PictureUnreadable('too-large');
    return { ...autoOrient, frames: pages };
  }
}

const troubleOf = (error: unknown): PictureTrouble => {
  const said = error instanceof Error ? error.message : '';
  if (/pixel limit/i.test(said)) return 'too-large';
  return /timeout/i.test(said) ? 'too-slow' : 'broken';
};
