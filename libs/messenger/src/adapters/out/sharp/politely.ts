import type Sharp from 'sharp';

const READERS = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].flatMap((kind) => [
  `VipsForeignLoad${kind}File`,
  `VipsForeignLoad${kind}Buffer`,
]);

let loaded: Promise<typeof Sharp> | null = null;
/**
 * libvips, loaded with the first picture (20 MB until then). For the whole process: one thread per picture, no cache of opened files (the store is big, and each picture is read once), and of the many
 * readers of libvips only those of the pictures that we take: SVG, PDF, TIFF and the rest never see a stranger's bytes.
 */
export function politely(): Promise<typeof Sharp> {
  loaded ??= import('sharp').then(({ default: sharp }) => {
    sharp.concurrency(1);
    sharp.cache(false);
    sharp.block({ operation: ['VipsForeignLoad'] });
    sharp.unblock({ operation: READERS });
    return sharp;
  });
  return loaded;
}
