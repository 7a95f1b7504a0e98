import { createHash } from 'node:crypto';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { newId } from '@prorab/kernel';
import type { FileStore } from '../marks/index.js';
import { eventually } from './eventually.js';

/** What every store of files promises. The files live on the disk that `adopt` takes from. */
export function fileStoreContract(name: string, make: () => Promise<FileStore>): void {
  describe(`file store: ${name}`, () => {
    const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
    const fresh = (): Buffer => Buffer.from(`${newId()} кирпич`);
    const inChunks = (bytes: Buffer): Readable => Readable.from([bytes.subarray(0, 7), bytes.subarray(7)]);
    const read = async (from: Readable): Promise<Buffer> => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of from) chunks.push(chunk as Uint8Array);
      return Buffer.concat(chunks);
    };
    let folder: string;
    beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'prorab-adopted-'))));
    afterAll(() => rm(folder, { recursive: true, force: true }));

    it('gives back what was put, by its hash; the same content is the same file', async () => {
      const store = await make();
      const bytes = fresh();
      const file = { hash: hashOf(bytes), size: bytes.length };
      expect(await store.has(file.hash)).toBe(false);
      expect(await store.put(inChunks(bytes))).toEqual(file);
      expect(await store.put(Readable.from([bytes]))).toEqual(file);
      expect(await store.has(file.hash)).toBe(true);
      expect(await read(await store.open(file.hash))).toEqual(bytes);
      expect(await readFile(await store.pathOf(file.hash))).toEqual(bytes);
    });
    it('keeps an empty file', async () => {
      const store = await make();
      const file = await store.put(Readable.from([]));
      expect(file).toEqual({ hash: hashOf(Buffer.alloc(0)), size: 0 });
      expect(await read(await store.open(file.hash))).toHaveLength(0);
    });
    it('gives a range with both ends, and what there is of one that reaches too far', async () => {
      const store = await make();
      const bytes = fresh();
      const { hash, size } = await store.put(inChunks(bytes));
      expect(await read(await store.open(hash, { start: 2, end: 4 }))).toEqual(bytes.subarray(2, 5));
      expect(await read(await store.open(hash, { start: 0, end: 0 }))).toEqual(bytes.subarray(0, 1));
      expect(await read(await store.open(hash, { start: size - 3, end: size + 100 }))).toEqual(bytes.subarray(-3));
    });
    it('takes a file as long as the limit and refuses one byte more, keeping nothing', async () => {
      const store = await make();
      const [fits, tooLong] = [fresh(), fresh()];
      await expect(store.put(inChunks(fits), { limit: fits.length })).resolves.toMatchObject({ size: fits.length });
      await expect(store.put(inChunks(tooLong), { limit: tooLong.length - 1 })).rejects.toMatchObject({
        code: 'platform.file-too-large',
      });
      expect(await store.has(hashOf(tooLong))).toBe(false);
    });
    it('keeps nothing of a source that broke', async () => {
      const store = await make();
      const bytes = fresh();
      const breaking = async function* (): AsyncGenerator<Uint8Array> {
        yield bytes;
        throw new Error('the line was cut');
      };
      await expect(store.put(breaking())).rejects.toThrow('the line was cut');
      expect(await store.has(hashOf(bytes))).toBe(false);
    });
    it.each([[false], [true]])(
      'adopts a file by moving it, known: %s, also when its content is there',
      async (known) => {
        const store = await make();
        const bytes = fresh();
        const file = { hash: hashOf(bytes), size: bytes.length };
        for (let i = 0; i < 2; i++) {
          const path = join(folder, newId());
          await writeFile(path, bytes);
          expect(await store.adopt(path, known ? file : undefined)).toEqual(file);
          await expect(access(path)).rejects.toMatchObject({ code: 'ENOENT' });
        }
        expect(await read(await store.open(file.hash))).toEqual(bytes);
      },
    );
    it('takes out what was put long ago, once, and what was put again since not at all', async () => {
      const store = await make();
      const bytes = fresh();
      const { hash, size } = await store.put(inChunks(bytes));
      const [before, later] = [new Date(Date.now() - 60_000), new Date(Date.now() + 60_000)];
      expect(await store.remove(hash, { putBefore: before })).toBe(false);
      expect(await read(await store.open(hash))).toEqual(bytes);
      expect(await store.remove(hash, { putBefore: later })).toBe(true);
      expect([await store.has(hash), await store.remove(hash, { putBefore: later })]).toEqual([false, false]);
      expect(await store.put(inChunks(bytes))).toEqual({ hash, size });
      expect(await read(await store.open(hash))).toEqual(bytes);
      expect(await store.remove('../../etc/passwd', { putBefore: later })).toBe(false);
    });
    it('loses nothing that is put again while it is taken out', async () => {
      const store = await make();
      const bytes = fresh();
      for (let i = 0; i < 20; i++) {
        const { hash } = await store.put(inChunks(bytes));
        const putBefore = new Date(Date.now() + 1);
        await eventually(() => Date.now() >= putBefore.getTime());
        await Promise.all([store.remove(hash, { putBefore }), store.put(inChunks(bytes))]);
        expect(await read(await store.open(hash))).toEqual(bytes);
      }
    });
    it.each([['a'.repeat(64)], ['../../etc/passwd'], ['']])('has no file «%s»', async (hash) => {
      const store = await make();
      expect(await store.has(hash)).toBe(false);
      await expect(store.open(hash)).rejects.toMatchObject({ code: 'platform.file-missing' });
      await expect(store.pathOf(hash)).rejects.toMatchObject({ code: 'platform.file-missing' });
    });
  });
}
