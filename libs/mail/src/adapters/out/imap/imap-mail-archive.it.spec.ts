import { ImapFlow } from 'imapflow';
import { Dovecot } from '../../../../../../test/services/dovecot.js';
import { mailArchiveContract } from '../../../application/ports/mail-archive.contract.js';
import { FolderMissing, MailServerUnavailable } from '../../../application/ports/mail-archive.port.js';
import { mailboxConfig } from '../../../mail.config.js';
import { ImapMailArchive } from './imap-mail-archive.js';

const raw = (id: string): Buffer =>
  Buffer.from(`From: sales@firm.test\r\nMessage-ID: <${id}>\r\nSubject: x\r\n\r\nОтвет\r\n`);

describe('the archive on the mail server', () => {
  let dovecot: Dovecot;
  beforeAll(async () => {
    dovecot = await Dovecot.shared();
  });
  afterAll(() => dovecot.stop());
  const anArchive = (folders: object = {}) => {
    const { user, host, port } = dovecot.mailbox();
    const config = mailboxConfig.parse({
      name: 'sales',
      host,
      port,
      security: 'none',
      user,
      passwordEnv: 'P',
      folders,
    });
    return { user, archive: new ImapMailArchive([config], () => 'secret') };
  };
  const put = async (user: string, letters: [string, Date][]): Promise<void> => {
    const { host, imapPort: port, password: pass } = dovecot.address;
    const client = new ImapFlow({ host, port, secure: false, doSTARTTLS: false, auth: { user, pass }, logger: false });
    await client.connect();
    for (const [id, at] of letters) await client.append('INBOX', raw(id), [], at);
    await client.logout();
  };

  mailArchiveContract('IMAP', async () => {
    const { user, archive } = anArchive();
    const nowhere = { host: '127.0.0.1', port: 1, security: 'none', user: 'x', passwordEnv: 'P' };
    const away = new ImapMailArchive([mailboxConfig.parse({ name: 'sales', ...nowhere })], () => 'x');
    const received = (at: readonly Date[]): Promise<void> =>
      put(
        user,
        at.map((t, n) => [`m${n}`, t]),
      );
    return { archive, away, mailbox: 'sales', received };
  });

  it('counts letters by UTC day, at the edges of the days too', async () => {
    const { user, archive } = anArchive();
    const at = ['2026-03-01T23:59:59Z', '2026-03-02T00:00:00Z', '2026-03-02T23:59:59Z', '2026-03-04T12:00:00Z'];
    await put(
      user,
      at.map((t, n) => [`m${n}`, new Date(t)]),
    );
    expect(await archive.countByDay('sales', 'INBOX', new Date('2026-03-02T15:00:00Z'))).toEqual([
      { day: '2026-03-02', letters: 2 },
      { day: '2026-03-04', letters: 1 },
    ]);
    expect(await archive.countByDay('sales', 'INBOX', new Date('2027-01-01'))).toEqual([]);
  });
  it('puts a sent letter into Sent once, and knows where it lies', async () => {
    const { user, archive } = anArchive();
    const first = await archive.append({ mailbox: 'sales', raw: raw('answer') });
    expect(first).toMatchObject({
      folder: 'Sent',
      uid: 1,
      existed: false,
      uidValidity: expect.stringMatching(/^\d+$/),
    });
    expect(await archive.append({ mailbox: 'sales', raw: raw('answer') })).toEqual({ ...first, existed: true });
    expect(await dovecot.count(user, 'Sent')).toBe(1);
  });
  it('tells the folders that are read', async () => {
    expect(await anArchive().archive.folders('sales')).toEqual([
      { folder: 'INBOX', role: 'inbox' },
      { folder: 'Sent', role: 'sent' },
    ]);
  });
  it('says what is missing', async () => {
    const { archive } = anArchive({ extra: ['Нет такой'] });
    await expect(archive.folders('sales')).rejects.toThrow(FolderMissing);
    await expect(archive.countByDay('sales', 'Нет такой', new Date())).rejects.toThrow(FolderMissing);
    await expect(archive.folders('other')).rejects.toThrow(MailServerUnavailable);
  });
  it('says that the server is away', async () => {
    const config = mailboxConfig.parse({
      name: 'sales',
      host: '127.0.0.1',
      port: 1,
      security: 'none',
      user: 'x',
      passwordEnv: 'P',
    });
    await expect(new ImapMailArchive([config], () => 'x').folders('sales')).rejects.toThrow(MailServerUnavailable);
  });
});
