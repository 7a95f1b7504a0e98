import type { Pictures } from './pictures.port.js';

export interface PicturesBench {
  pictures: Pictures;
  maxPixels: number;
  /** A picture on the disk, as the camera wrote it: with a place in its EXIF where the kind has one. `turned`: held upright. */
  picture(order: { type: string; width: number; height: number; frames?: number; turned?: boolean }): Promise<string>;
  /** A file that breaks off in its middle. */
  broken(type: string): Promise<string>;
}

export function picturesContract(name: string, make: () => Promise<PicturesBench>): void {
  describe(`pictures: ${name}`, () => {
    it.each([['image/jpeg'], ['image/png'], ['image/webp'], ['image/gif'], ['image/avif']])(
      'works %s: its size, a small view of it, a copy without secrets',
      async (type) => {
        const { pictures, picture } = await make();
        const worked = await pictures.work(await picture({ type, width: 960, height: 720 }), type);
        expect(worked).toMatchObject({ width: 960, height: 720, animated: false });
        expect([worked.preview.width, worked.preview.height]).toEqual([480, 360]);
        expect(worked.clean.type).toMatch(/^image\/(?:jpeg|png|webp|gif|avif)$/);
        expect(worked.clean.bytes.length).toBeGreaterThan(0);
        expect(worked.preview.bytes.length).toBeGreaterThan(0);
      },
    );
    it('does not blow up what is small', async () => {
      const { pictures, picture } = await make();
      const worked = await pictures.work(await picture({ type: 'image/png', width: 30, height: 20 }), 'image/png');
      expect([worked.preview.width, worked.preview.height]).toEqual([30, 20]);
    });
    it('tells the size as people see it', async () => {
      const { pictures, picture } = await make();
      const turned = await picture({ type: 'image/jpeg', width: 960, height: 480, turned: true });
      const worked = await pictures.work(turned, 'image/jpeg');
      expect([worked.width, worked.height, worked.preview.width, worked.preview.height]).toEqual([480, 960, 240, 480]);
    });
    it.each([['image/gif'], ['image/webp']])('says that %s moves', async (type) => {
      const { pictures, picture } = await make();
      const worked = await pictures.work(await picture({ type, width: 100, height: 80, frames: 3 }), type);
      expect(worked).toMatchObject({ width: 100, height: 80, animated: true, preview: { width: 100, height: 80 } });
    });
    it('refuses what breaks off', async () => {
      const { pictures, broken } = await make();
      await expect(pictures.work(await broken('image/jpeg'), 'image/jpeg')).rejects.toMatchObject({
        ...{ code: 'messenger.picture-unreadable', because: 'broken' },
      });
    });
    it('refuses more pixels than allowed', async () => {
      const { pictures, picture, maxPixels } = await make();
      const side = Math.ceil(Math.sqrt(maxPixels)) + 1;
      const bomb = await picture({ type: 'image/png', width: side, height: side });
      await expect(pictures.work(bomb, 'image/png')).rejects.toMatchObject({ because: 'too-large' });
    });
  });
}
