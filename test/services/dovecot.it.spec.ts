import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ImapFlow } from 'imapflow';
import { eventually } from '../support/eventually.js';
import { Dovecot, type TestMailbox } from './dovecot.js';

/** A process that has ended but that nobody has asked about yet (a zombie) does not run. */
function isRunning(pid: number): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false; // no such process
  }
}

const letter = (subject: string, body = 'Hello.'): string =>
  `From: Anna <anna@customer.test>\r\nTo: shop@test.local\r\nSubject: ${subject}\r\nMessage-ID: <${subject}@x>\r\n\r\n${body}\r\n`;

describe('the private Dovecot of the tests', () => {
  let dovecot: Dovecot;
  const clients: ImapFlow[] = [];

  beforeAll(async () => {
    dovecot = await Dovecot.shared();
  });
  afterEach(() => {
    for (const client of clients.splice(0)) client.close();
  });
  afterAll(() => dovecot.stop());

  const open = async (box: TestMailbox, over: Partial<TestMailbox> & { ca?: string } = {}): Promise<ImapFlow> => {
    const { ca, ...way } = over;
    const client = new ImapFlow({
      ...box,
      ...way,
      secure: ca !== undefined,
      ...(ca === undefined ? { doSTARTTLS: false } : { tls: { ca } }),
      auth: { user: box.user, pass: box.password },
      logger: false,
      socketTimeout: 1_000,
    });
    client.on('error', () => undefined); // the tests cut the line on purpose
    clients.push(client);
    await client.connect();
    await client.mailboxOpen('INBOX');
    return client;
  };

  it('gives back the very letter that was delivered, dots at line starts and 8-bit bytes included', async () => {
    const box = dovecot.mailbox();
    const raw = Buffer.concat([
      Buffer.from(letter('dots', '.\r\n..two\r\n.')),
      Buffer.from([0xcf, 0xf0, 0xe8, 13, 10]),
    ]);
    await dovecot.deliver(box.user, raw);
    const client = await open(box);
    const message = await client.fetchOne('1', { source: true });
    expect(message && message.source?.includes(Buffer.from('\r\n.\r\n..two\r\n.\r\n'))).toBe(true);
    expect(message && message.source?.includes(Buffer.from([0xcf, 0xf0, 0xe8]))).toBe(true);
  });

  it('takes many letters at once and counts them', async () => {
    const box = dovecot.mailbox();
    await dovecot.deliverMany(
      box.user,
      Array.from({ length: 100 }, (_, i) => letter(`n${i}`)),
    );
    expect(await dovecot.count(box.user)).toBe(100);
  });

  it('speaks TLS under its own authority, and has a Sent folder that says so', async () => {
    const { ca, imapsPort } = dovecot.address;
    const client = await open(dovecot.mailbox(), { port: imapsPort, ca });
    const folders = await client.list();
    expect(folders.map((folder) => [folder.path, folder.specialUse])).toContainEqual(['Sent', '\\Sent']);
  });

  it('tells a waiting client about a new letter', async () => {
    const box = dovecot.mailbox();
    const client = await open(box);
    const told = new Promise<{ count: number }>((done) => client.once('exists', done));
    const idling = client.idle();
    await dovecot.deliver(box.user, letter('news'));
    expect((await told).count).toBe(1);
    client.close();
    await idling.catch(() => undefined); // how idle() ends on a closed line is not the point here
  });

  it('ends the sessions of one user', async () => {
    const [one, other] = [dovecot.mailbox('one'), dovecot.mailbox('other')];
    const client = await open(one);
    const untouched = await open(other);
    const closed = new Promise((done) => client.once('close', () => done('closed')));
    await dovecot.kick(one.user);
    expect(await closed).toBe('closed');
    await untouched.noop();
    expect(untouched.usable).toBe(true);
    await dovecot.kick('nobody-is-logged-in@test.local');
  });

  it('numbers a mailbox anew', async () => {
    const box = dovecot.mailbox();
    await dovecot.deliverMany(box.user, [letter('a'), letter('b'), letter('c')], { connections: 1 });
    const client = await open(box);
    await client.messageDelete('1');
    const before = await dovecot.uidValidity(box.user);
    await dovecot.resetUidValidity(box.user);
    const again = await open(box);
    expect(Number(again.mailbox && again.mailbox.uidValidity)).not.toBe(before);
    expect((await again.fetchAll('1:*', { uid: true })).map((message) => message.uid)).toEqual([1, 2]);
  });

  describe('behind a frail link', () => {
    it('hangs without closing, and goes on', async () => {
      const link = await dovecot.frailLink();
      const client = await open(dovecot.mailbox(), { port: link.port });
      link.freeze();
      const answer = client.status('INBOX', { messages: true }).then(() => 'answered');
      const silence = new Promise((done) => setTimeout(() => done('silent'), 300));
      expect(await Promise.race([answer, silence])).toBe('silent');
      link.unfreeze();
      expect(await answer).toBe('answered');
      client.close();
      await link.stop();
    });

    it('times out in the client when it hangs for good', async () => {
      const link = await dovecot.frailLink();
      const client = await open(dovecot.mailbox(), { port: link.port });
      const failed = new Promise<Error & { code?: string }>((done) => client.once('error', done));
      link.freeze();
      void client.noop().catch(() => undefined); // its outcome is the client's affair; the error event is what is shown
      expect((await failed).code).toBe('ETIMEOUT');
      await link.stop();
    });

    it('resets, refuses, and lets in again on the same port', async () => {
      const link = await dovecot.frailLink();
      const box = dovecot.mailbox();
      const client = await open(box, { port: link.port });
      const failed = new Promise<Error & { code?: string }>((done) => client.once('error', done));
      link.reset();
      expect((await failed).code).toBe('ECONNRESET');
      await link.refuse();
      await expect(open(box, { port: link.port })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
      await link.restore();
      expect((await open(box, { port: link.port })).usable).toBe(true);
      await link.stop();
    });

    it('is late by what is asked', async () => {
      const link = await dovecot.frailLink();
      const client = await open(dovecot.mailbox(), { port: link.port });
      link.delay(100);
      const before = performance.now();
      await client.noop();
      expect(performance.now() - before).toBeGreaterThanOrEqual(190);
      await link.stop();
    });
  });

  it('leaves nothing behind when it stops: no process, no folder', async () => {
    const own = await Dovecot.start();
    const box = own.mailbox();
    const client = new ImapFlow({
      ...box,
      secure: false,
      doSTARTTLS: false,
      auth: { user: box.user, pass: box.password },
      logger: false,
    });
    client.on('error', () => undefined); // a live session at the time of the stop
    await client.connect();
    await own.stop();
    await eventually(() => !client.usable);
    await eventually(() => !existsSync(dirname(own.address.configFile)) && !isRunning(own.address.pid), {
      message: 'the process or the folder is still there',
    });
  });
});
