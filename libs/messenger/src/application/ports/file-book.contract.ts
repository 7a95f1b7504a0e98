import { newId } from '@prorab/kernel';
import type { UnitOfWork } from '@prorab/platform/marks';
import { aMessageFile, aPhoto, aStoreKey } from '../../domain/files/a-message-file.builder.js';
import type { FileOwner } from '../../domain/files/message-file.js';
import type { FileBook } from './file-book.port.js';

export interface FileBookBench {
  book: FileBook;
  work: UnitOfWork;
  /** Says a message with this id, and deletes it at `deletedAt`. */
  message(messageId: string, deletedAt: Date | null): Promise<void>;
}
/** What every book of files promises. The book may hold other files already. */
export function fileBookContract(name: string, make: () => Promise<FileBookBench>): void {
  describe(`book of files: ${name}`, () => {
    it('gives back what was added, to the last detail, in the order asked for', async () => {
      const { book, work } = await make();
      const files = [
        aMessageFile(),
        aPhoto({ owner: { kind: 'visitor', id: newId() } }),
        aMessageFile({ name: '🧱.png' }),
      ];
      for (const file of files) await work.run(() => book.add(file));
      const [first, second, third] = files;
      expect(await book.byIds([third?.id ?? '', newId(), first?.id ?? '', second?.id ?? '', first?.id ?? ''])).toEqual([
        ...[third, first, second],
      ]);
      expect(await book.byIds([])).toEqual([]);
    });

    it('gives files to a message once; what is sent stays with its message', async () => {
      const { book, work } = await make();
      const files = [aMessageFile(), aPhoto(), aPhoto()];
      const ids = files.map(({ id }) => id);
      for (const file of files) await work.run(() => book.add(file));
      const [mine, other] = [newId(), newId()];
      expect(await work.run(() => book.give(ids.slice(0, 2), mine))).toBe(2);
      expect(await work.run(() => book.give(ids, other))).toBe(1);
      expect(await work.run(() => book.give([], other))).toBe(0);
      expect((await book.ofMessages([mine, newId()])).map(({ id }) => id)).toEqual(ids.slice(0, 2));
      expect((await book.ofMessages([other])).map(({ id, messageId }) => [id, messageId])).toEqual([[ids[2], other]]);
      expect(await book.ofMessages([])).toEqual([]);
    });

    it('counts what one waits with, colleague or visitor', async () => {
      const { book, work } = await make();
      const owner: FileOwner = { kind: 'visitor', id: newId() };
      const [file, second] = [aMessageFile({ owner }), aMessageFile({ owner })];
      for (const one of [file, second, aMessageFile({ owner: { kind: 'employee', id: owner.id } })])
        await work.run(() => book.add(one));
      expect(await book.unsentOf(owner)).toBe(2);
      await work.run(() => book.give([file.id], newId()));
      expect(await book.unsentOf(owner)).toBe(1);
    });

    it('takes out the old that were never sent, the oldest first, and says which keys are still used', async () => {
      const { book, work } = await make();
      const at = (day: number): Date => new Date(Date.UTC(2001, 0, day));
      const shared = aStoreKey();
      const [oldest, old, sent, young] = [
        aPhoto({ createdAt: at(1) }),
        aMessageFile({ createdAt: at(2), originalKey: shared }),
        aMessageFile({ createdAt: at(1), originalKey: shared, messageId: newId() }),
        aMessageFile({ createdAt: at(4) }),
      ];
      for (const file of [young, sent, old, oldest]) await work.run(() => book.add(file));
      const take = (limit: number) => work.run(() => book.takeUnsent({ before: at(3), limit }));
      expect(await take(1)).toEqual([oldest]);
      expect(await take(9)).toEqual([old]);
      expect(await take(9)).toEqual([]);
      expect((await book.byIds([oldest.id, old.id, sent.id, young.id])).map(({ id }) => id)).toEqual([
        sent.id,
        young.id,
      ]);
      const keys = [shared, oldest.originalKey, oldest.picture?.clean.key ?? '', young.originalKey];
      expect(await book.keysInUse(keys)).toEqual(new Set([shared, young.originalKey]));
      const photo = aPhoto();
      await work.run(() => book.add(photo));
      const parts = [photo.originalKey, photo.picture?.clean.key ?? '', photo.picture?.preview.key ?? ''];
      expect(await book.keysInUse(parts)).toEqual(new Set(parts));
      expect(await book.keysInUse([])).toEqual(new Set());
    });

    it('takes out the files of messages that were deleted long ago, and of no others', async () => {
      const { book, work, message } = await make();
      const at = (day: number): Date => new Date(Date.UTC(2001, 0, day));
      const [old, young, standing] = [newId(), newId(), newId()];
      await message(old, at(1));
      await message(young, at(5));
      await message(standing, null);
      const [first, second, third, fourth, unsent] = [
        ...[aPhoto({ messageId: old }), aMessageFile({ messageId: old }), aMessageFile({ messageId: young })],
        ...[aMessageFile({ messageId: standing }), aMessageFile()],
      ];
      for (const file of [first, second, third, fourth, unsent]) await work.run(() => book.add(file!));
      const take = (limit: number) => work.run(() => book.takeOfDeleted({ before: at(3), limit }));
      expect([await take(1), await take(9), await take(9)]).toEqual([[first], [second], []]);
      const left = await book.byIds([first, second, third, fourth, unsent].map((f) => f!.id));
      expect(left).toEqual([third, fourth, unsent]);
    });
  });
}
