import type { FolderCursor, MailboxCursors } from './mailbox-cursors.port.js';

/** Run over the fake and every store: `mailboxCursorsContract('SQLite', async () => new MikroMailboxCursors(em))`. */
export function mailboxCursorsContract(name: string, make: () => Promise<MailboxCursors>): void {
  describe(`mailbox cursors: ${name}`, () => {
    const cursor: FolderCursor = {
      uidValidity: '4294967295',
      lastUid: 4_294_967_295,
      highestModseq: '9223372036854775807',
      historyBefore: new Date('2026-01-02T03:04:05.678Z'),
      backlog: { from: 1, to: 4_294_967_290 },
      checkedAt: new Date('2026-02-03T04:05:06.789Z'),
    };
    it('knows nothing of a folder that was never connected', async () => {
      expect(await (await make()).get('sales', 'INBOX')).toBeNull();
    });
    it('gives back what was saved, to the last digit and millisecond', async () => {
      const cursors = await make();
      await cursors.save('sales', 'Отправленные', cursor);
      expect(await cursors.get('sales', 'Отправленные')).toEqual(cursor);
    });
    it('replaces the row and can forget the backlog and the mod-sequence', async () => {
      const cursors = await make();
      await cursors.save('sales', 'INBOX', cursor);
      const done = { ...cursor, lastUid: 7, backlog: null, highestModseq: null };
      await cursors.save('sales', 'INBOX', done);
      expect(await cursors.get('sales', 'INBOX')).toEqual(done);
    });
    it('keeps mailboxes and folders apart, and folder names by case', async () => {
      const cursors = await make();
      await cursors.save('sales', 'INBOX', cursor);
      await cursors.save('sales', 'Sent', { ...cursor, lastUid: 2 });
      await cursors.save('sales', 'sent', { ...cursor, lastUid: 3 });
      await cursors.save('office', 'INBOX', { ...cursor, lastUid: 4 });
      const uids = await Promise.all(
        [
          ['sales', 'INBOX'],
          ['sales', 'Sent'],
          ['sales', 'sent'],
          ['office', 'INBOX'],
        ].map(async ([box = '', folder = '']) => (await cursors.get(box, folder))?.lastUid),
      );
      expect(uids).toEqual([cursor.lastUid, 2, 3, 4]);
    });
  });
}
