import type { Metadata, Sharp } from 'sharp';
import { type PictureTrouble, PictureUnreadable } from '../../../domain/files/file-errors.js';
import { Pictures, type WorkedPicture } from '../../../application/ports/pictures.port.js';
import { AtOnce } from './at-once.js';
import { politely } from './politely.js';

export interface PictureLimits {
  /** All frames of a picture together. */
  readonly pixels: number;
  /** Longer side of the small view. */
  readonly previewPixels: number;
  /** From its turn on. libvips stops where it can; what cannot be stopped (a decoder in the middle) keeps its place until it ends. */
  readonly seconds: number;
  readonly atOnce: number;
}
const WEBP = { type: 'image/webp', write: (picture: Sharp) => picture.webp({ quality: 90, effort: 2 }) };
const PNG = { type: 'image/png', write: (picture: Sharp) => picture.png({ compressionLevel: 6 }) };
/** How the copy for customers is written. Writing AVIF takes minutes and nothing stops it, so that becomes WebP. */
const WRITERS: Readonly<Record<string, typeof PNG>> = {
  'image/jpeg': { type: 'image/jpeg', write: (picture) => picture.jpeg({ quality: 90 }) },
  'image/gif': { type: 'image/gif', write: (picture) => picture.gif({ effort: 3 }) },
  ...{ 'image/webp': WEBP, 'image/avif': WEBP },
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
    this.#queue = new AtOnce(limits.atOnce);
  }

  work(path: string, type: string): Promise<WorkedPicture> {
    return new Promise((resolve, reject) => {
      void this.#queue.run(async () => {
        const late = setTimeout(() => reject(new PictureUnreadable('too-slow')), this.limits.seconds * 1_000);
        try {
          resolve(await this.#worked(path, type));
        } catch (error) {
          reject(error instanceof PictureUnreadable ? error : new PictureUnreadable(troubleOf(error)));
        } finally {
          clearTimeout(late);
        }
      });
    });
  }

  async #worked(path: string, type: string): Promise<WorkedPicture> {
    const { previewPixels, seconds } = this.limits;
    const sharp = await politely();
    const about = await sharp(path, { limitInputPixels: false, failOn: 'error' }).metadata();
    const { width, height, frames } = this.#sizeOf(about);
    const animated = frames > 1 && MOVING.has(type);
    const open = (moving: boolean): Sharp =>
      sharp(path, { limitInputPixels: this.limits.pixels, failOn: 'error', animated: moving, sequentialRead: true })
        .timeout({ seconds: Math.ceil(seconds) })
        .autoOrient();
    // The whole picture first: what breaks off is found out before anything is kept.
    const whole = open(animated);
    const writer = WRITERS[type] ?? PNG;
    const clean = { type: writer.type, bytes: await writer.write(whole).toBuffer() };
    const small = await open(false)
      .resize({ width: previewPixels, height: previewPixels, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 76 })
      .toBuffer({ resolveWithObject: true });
    const preview = { bytes: small.data, width: small.info.width, height: small.info.height };
    return { width, height, animated, preview, clean };
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
