import { newId } from '@prorab/kernel';
import type { MailArchive } from './mail-archive.port.js';

export interface MailArchiveBench {
  archive: MailArchive;
  /** An empty mailbox with INBOX and Sent. */
  mailbox: string;
  /** Letters that came into INBOX at these instants. */
  received(at: readonly Date[]): Promise<void>;
  /** The same archive when its server does not answer. */
  away: MailArchive;
}

export function mailArchiveContract(name: string, make: () => Promise<MailArchiveBench>): void {
  describe(`mail archive: ${name}`, () => {
    const raw = (id: string): Buffer =>
      Buffer.from(`From: sales@firm.test\r\nMessage-ID: <${id}>\r\nSubject: x\r\n\r\nОтвет\r\n`);
    const unavailable = { code: 'mail.server-unavailable', kind: 'unavailable' };

    it('tells the folders that are read and what they are for', async () => {
      const { archive, mailbox } = await make();
      expect(await archive.folders(mailbox)).toEqual([
        { folder: 'INBOX', role: 'inbox' },
        { folder: 'Sent', role: 'sent' },
      ]);
    });
    it('counts by UTC day from the whole first day on, in order, without empty days', async () => {
      const { archive, mailbox, received } = await make();
      expect(await archive.countByDay(mailbox, 'INBOX', new Date(0))).toEqual([]);
      const at = ['2026-03-04T12:00:00Z', '2026-03-01T23:59:59Z', '2026-03-02T00:00:00Z', '2026-03-02T23:59:59Z'];
      await received(at.map((t) => new Date(t)));
      expect(await archive.countByDay(mailbox, 'INBOX', new Date('2026-03-02T15:00:00Z'))).toEqual([
        { day: '2026-03-02', letters: 2 },
        { day: '2026-03-04', letters: 1 },
      ]);
      expect(await archive.countByDay(mailbox, 'INBOX', new Date('2026-03-05T00:00:00Z'))).toEqual([]);
    });
    it('puts a letter into Sent once, whatever the number of orders, and knows where it lies', async () => {
      const { archive, mailbox } = await make();
      const [one, other] = [`${newId()}@firm.test`, `${newId()}@firm.test`];
      const first = await archive.append({ mailbox, raw: raw(one) });
      expect(first).toMatchObject({ folder: 'Sent', existed: false });
      const second = await archive.append({ mailbox, raw: raw(other) });
      expect(second).toMatchObject({ folder: 'Sent', existed: false });
      expect(second.uid).not.toBe(first.uid);
      expect(await archive.append({ mailbox, raw: raw(one) })).toEqual({ ...first, existed: true });
    });
    it('says which folder is missing', async () => {
      const { archive, mailbox } = await make();
      const missing = { code: 'mail.folder-missing', details: { mailbox, folder: 'Нет такой' } };
      await expect(archive.countByDay(mailbox, 'Нет такой', new Date(0))).rejects.toMatchObject(missing);
    });
    it('says of every question that the server does not answer: another time may be better', async () => {
      const { away, mailbox } = await make();
      await expect(away.folders(mailbox)).rejects.toMatchObject(unavailable);
      await expect(away.countByDay(mailbox, 'INBOX', new Date(0))).rejects.toMatchObject(unavailable);
      await expect(away.append({ mailbox, raw: raw('x@y') })).rejects.toMatchObject(unavailable);
    });
  });
}
