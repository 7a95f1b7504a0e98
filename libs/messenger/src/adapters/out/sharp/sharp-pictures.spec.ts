import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@prorab/kernel';
import sharp from 'sharp';
import { picturesContract } from '../../../application/ports/pictures.contract.js';
import { SharpPictures } from './sharp-pictures.js';

const limits = { pixels: 4_000_000, previewPixels: 480, seconds: 20, atOnce: 2 };
let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'prorab-pictures-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Order {
  type: string;
  width: number;
  height: number;
  frames?: number;
  turned?: boolean;
}
const SECRETS = {
  IFD0: { Make: 'SecretCamera', Artist: 'Ivan' },
  IFD3: { GPSLatitude: '55/1 45/1 0/1', GPSLatitudeRef: 'N' },
};
const channels = 3 as const;
async function bytesOf({ type, width, height, frames = 1, turned = false }: Order): Promise<Buffer> {
  const frame = (n: number) =>
    sharp({ create: { width, height, channels, background: { r: 200, g: 40 * n, b: 90 } } })
      .png()
      .toBuffer();
  const all = await Promise.all(Array.from({ length: frames }, (_, n) => frame(n)));
  const base = frames > 1 ? sharp(all, { join: { animated: true } }) : sharp(all[0]);
  const withMetadata = base.withExif(SECRETS).withIccProfile('p3');
  const told = turned ? withMetadata.withMetadata({ orientation: 6, exif: SECRETS }) : withMetadata;
  return told.toFormat(type.slice('image/'.length) as 'jpeg').toBuffer();
}
const write = async (bytes: Uint8Array): Promise<string> => {
  const path = join(folder, newId());
  await writeFile(path, bytes);
  return path;
};

picturesContract('sharp', async () => ({
  ...{ pictures: new SharpPictures(limits), maxPixels: limits.pixels },
  picture: async (order) => write(await bytesOf(order)),
  broken: async (type) => write((await bytesOf({ type, width: 800, height: 600 })).subarray(0, 1_500)),
}));

describe('the copy for customers', () => {
  const pictures = new SharpPictures(limits);
  const cleaned = async (order: Order): Promise<Buffer> =>
    Buffer.from((await pictures.work(await write(await bytesOf(order)), order.type)).clean.bytes);

  it.each([['image/jpeg'], ['image/png'], ['image/webp'], ['image/avif']])(
    'of %s has no place, no camera, no profile',
    async (type) => {
      const order = { type, width: 90, height: 60 };
      const original = await bytesOf(order);
      expect(original.includes('SecretCamera') || (await sharp(original).metadata()).exif !== undefined).toBe(true);
      const clean = await cleaned(order);
      const { exif, icc, xmp, iptc, orientation, width, height } = await sharp(clean).metadata();
      expect([exif, icc, xmp, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined, undefined]);
      expect([width, height, clean.includes('SecretCamera')]).toEqual([90, 60, false]);
    },
  );
  it('stands upright by its pixels, not by a note', async () => {
    const { width, height, orientation } = await sharp(
      await cleaned({ type: 'image/jpeg', width: 90, height: 60, turned: true }),
    ).metadata();
    expect([width, height, orientation]).toEqual([60, 90, undefined]);
  });
  it.each([['image/gif'], ['image/webp']])('of a moving %s moves', async (type) => {
    const { pages, pageHeight } = await sharp(await cleaned({ type, width: 40, height: 30, frames: 3 }), {
      animated: true,
    }).metadata();
    expect([pages, pageHeight]).toEqual([3, 30]);
  });
});

it.each([
  ['image/jpeg', 'image/jpeg', 'jpeg'],
  ['image/png', 'image/png', 'png'],
  ['image/webp', 'image/webp', 'webp'],
  ['image/gif', 'image/gif', 'gif'],
  ['image/avif', 'image/webp', 'webp'],
])('the copy of %s is %s, and says so', async (type, kept, format) => {
  const path = await write(await bytesOf({ type, width: 90, height: 60 }));
  const { clean } = await new SharpPictures(limits).work(path, type);
  expect([clean.type, (await sharp(Buffer.from(clean.bytes)).metadata()).format]).toEqual([kept, format]);
});
describe('what strangers try', () => {
  it('a picture that takes too long, and the next ones get their turn', async () => {
    const hasty = new SharpPictures({ ...limits, seconds: 0.001, atOnce: 1 });
    const path = await write(await bytesOf({ type: 'image/webp', width: 1_900, height: 1_900 }));
    const works = [1, 2, 3].map(() => hasty.work(path, 'image/webp'));
    for (const work of works) await expect(work).rejects.toMatchObject({ because: 'too-slow' });
  });
  const pictures = new SharpPictures(limits);
  it('a bomb: a small file that unpacks to a wall, told by its head', async () => {
    const png = await sharp({ create: { width: 9_000, height: 9_000, channels, background: 'white' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(png.length).toBeLessThan(400_000);
    await expect(pictures.work(await write(png), 'image/png')).rejects.toMatchObject({ because: 'too-large' });
  });
  it('many small frames, counted together', async () => {
    const strict = new SharpPictures({ ...limits, pixels: 2_000 });
    const path = await write(await bytesOf({ type: 'image/gif', width: 30, height: 30, frames: 3 }));
    await expect(strict.work(path, 'image/gif')).rejects.toMatchObject({ because: 'too-large' });
  });
  it.each([
    ['<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>'],
    ['%PDF-1.7\n'],
    ['just a text'],
    [''],
  ])('what is no picture of ours: %s', async (text) => {
    await expect(pictures.work(await write(Buffer.from(text)), 'image/png')).rejects.toMatchObject({
      because: 'broken',
    });
  });
  it('a file that is gone is broken too, and the next one is worked', async () => {
    await expect(pictures.work(join(folder, 'nothing'), 'image/png')).rejects.toMatchObject({ because: 'broken' });
    const path = await write(await bytesOf({ type: 'image/png', width: 9, height: 9 }));
    expect(await pictures.work(path, 'image/png')).toMatchObject({ width: 9 });
    expect((await readFile(path)).length).toBeGreaterThan(0);
  });
});
