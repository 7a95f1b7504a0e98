import { newId } from '@prorab/kernel';
import type { UnitOfWork } from '@prorab/platform/marks';
import { aLetterRecord } from '../../domain/a-letter-record.builder.js';
import { HTML_LATER, type Receipt } from '../../domain/letter-record.js';
import { type LetterBook, LetterKnown, placeKey } from './letter-book.port.js';

export interface LetterBookBench {
  letters: LetterBook;
  work: UnitOfWork;
}
const receivedAt = new Date('2026-06-01T23:59:59.999Z');
const receipt = (letterId: string, differing: Partial<Receipt> = {}): Receipt => ({
  ...{ letterId, mailbox: 'sales', folder: 'INBOX', uidValidity: '7', uid: 4_294_967_295, receivedAt },
  ...differing,
});

/** What every book of letters promises. */
export function letterBookContract(name: string, make: () => Promise<LetterBookBench>): void {
  describe(`book of letters: ${name}`, () => {
    it('gives back what it was given', async () => {
      const { letters, work } = await make();
      const letter = aLetterRecord({
        safeHtml: '<p>Ёж</p>',
        forwarded: [{ from: null, to: '', subject: 'x', date: receivedAt, text: 'y', how: 'inline' }],
        bounce: { originalMessageId: null, recipient: 'a@b.ru', status: '5.1.1', diagnostic: 'd', kind: 'hard' },
        attachments: [
          {
            ...{
              name: 'смета.xlsx',
              declaredType: 'application/zip',
              detectedType: null,
              size: 5,
              hash: 'b'.repeat(64),
            },
            ...{ contentId: 'x@y', inline: true, origin: 'part' as const },
          },
        ],
      });
      await work.run(() => letters.add([letter, aLetterRecord()]));
      expect(await letters.byId(letter.id)).toEqual(letter);
      expect(await letters.byId(newId())).toBeNull();
      expect(await letters.withIdentities([letter.identity, 'unknown@x'])).toEqual([
        expect.objectContaining({ id: letter.id, threadId: letter.threadId, fingerprint: letter.fingerprint }),
      ]);
    });

    it('keeps one letter per identity', async () => {
      const { letters, work } = await make();
      const letter = aLetterRecord();
      await work.run(() => letters.add([letter]));
      await expect(work.run(() => letters.add([aLetterRecord({ identity: letter.identity })]))).rejects.toBeInstanceOf(
        LetterKnown,
      );
    });

    it('knows taken places, counts receipts per day, and counts a renumbered one once', async () => {
      const { letters, work } = await make();
      const [one, two] = [newId(), newId()];
      const all = [receipt(one), receipt(one), receipt(two, { uid: 5 }), receipt(one, { mailbox: 'office' })];
      await work.run(() => letters.addReceipts(all));
      expect(await letters.takenPlaces([receipt(one), receipt(one, { uid: 6 })])).toEqual(
        new Set([placeKey(receipt(one))]),
      );
      expect(await letters.countByDay('sales', 'INBOX', receivedAt)).toEqual(new Map([['2026-06-01', 2]]));
      await work.run(() => letters.addReceipts([receipt(one, { uidValidity: '8', uid: 1 })]));
      expect(await letters.countByDay('sales', 'INBOX', receivedAt)).toEqual(new Map([['2026-06-01', 2]]));
      expect(await letters.countByDay('sales', 'INBOX', new Date('2026-06-02T00:00:00Z'))).toEqual(new Map());
    });

    it('tells what is newer in a thread, machines and copies of answers left out', async () => {
      const { letters, work } = await make();
      const threadId = newId();
      const [first, robot, copy, last] = [
        aLetterRecord({ threadId }),
        aLetterRecord({ threadId, kind: 'robot' }),
        aLetterRecord({ threadId, direction: 'out', answerId: newId() }),
        aLetterRecord({ threadId, direction: 'out', authorId: newId() }),
      ];
      await work.run(() => letters.add([first, robot, copy, last]));
      expect((await letters.newerInThread(threadId, first.id)).map((l) => l.id)).toEqual([last.id]);
      expect((await letters.newerInThread(threadId, null)).map((l) => l.id)).toEqual([last.id, first.id]);
      expect((await letters.newerInThread(threadId, null))[1]).toMatchObject({
        from: 'Иван Ёлкин',
        at: first.receivedAt,
      });
    });

    it('keeps safe HTML in place of the mark that it comes later, and nowhere else', async () => {
      const { letters, work } = await make();
      const [later, none, there] = [
        aLetterRecord({ safeHtml: HTML_LATER }),
        aLetterRecord({ safeHtml: HTML_LATER }),
        aLetterRecord({ safeHtml: '<p>a</p>' }),
      ];
      await work.run(() => letters.add([later, none, there]));
      expect((await letters.byId(later.id))?.safeHtml).toBe(HTML_LATER);
      const made = { safeHtml: '<p>b</p>', hasRemoteImages: true };
      for (const { id } of [later, there]) await letters.keepHtml(id, made);
      await letters.keepHtml(none.id, { safeHtml: null, hasRemoteImages: false });
      expect(await letters.byId(later.id)).toMatchObject(made);
      expect(await letters.byId(none.id)).toMatchObject({ safeHtml: null, hasRemoteImages: false });
      expect(await letters.byId(there.id)).toMatchObject({ safeHtml: '<p>a</p>', hasRemoteImages: false });
    });

    it('changes what may change', async () => {
      const { letters, work } = await make();
      const letter = aLetterRecord();
      await work.run(() => letters.add([letter]));
      await work.run(() => letters.markAnswered([letter.threadId]));
      expect((await letters.byId(letter.id))?.awaiting).toBe(false);
      const as = { kind: 'spam' as const, reasons: ['Анна: спам'], awaiting: false };
      await work.run(() => letters.reclassify(letter.id, as));
      expect(await letters.byId(letter.id)).toMatchObject(as);
    });
  });
}
