import { appendFile, chmod, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { SystemClock } from '@prorab/kernel';
import { eventually } from '@prorab/platform/testing';
import { ImapFlow } from 'imapflow';
import { Dovecot } from '../../../../../../test/services/dovecot.js';
import { FakeLetterIntake } from '../../../application/ports/fake-letter-intake.js';
import { FakeMailboxCursors } from '../../../application/ports/fake-mailbox-cursors.js';
import { FakeMailboxMonitor } from '../../../application/ports/fake-mailbox-monitor.js';
import { mailboxReaderContract } from '../../../application/ports/mailbox-reader.contract.js';
import { mailboxConfig } from '../../../mail.config.js';
import { Backoff } from './backoff.js';
import { ImapMailboxReader } from './imap-mailbox-reader.js';

let dovecot: Dovecot;
let running: ImapMailboxReader[] = [];
beforeAll(async () => {
  dovecot = await Dovecot.shared();
});
afterEach(async () => {
  await Promise.all(running.map((r) => r.stop()));
  running = [];
});
afterAll(() => dovecot.stop());

const letter = (id: string, body = 'Добрый день!'): string =>
  `From: Client <client@example.ru>\r\nTo: sales@test.local\r\nSubject: letter ${id}\r\nMessage-ID: <${id}>\r\n\r\n${body}\r\n`;

async function append(user: string, folder: string, raw: string, at?: Date): Promise<void> {
  const { host, imapPort: port, password: pass } = dovecot.address;
  const client = new ImapFlow({ host, port, secure: false, doSTARTTLS: false, auth: { user, pass }, logger: false });
  await client.connect();
  await client.append(folder, raw, [], at);
  await client.logout();
}

async function flagsOfFirst(user: string): Promise<string[]> {
  const { stdout } = await dovecot.doveadm('fetch', '-u', user, 'flags', 'mailbox', 'INBOX', 'uid', '1');
  return stdout.trim().split(/\s+/);
}

/** Connections of this reader: one waits for news, the other imports. */
async function linesOf(user: string): Promise<number> {
  const { stdout } = await dovecot.doveadm('who', '-1', user);
  return stdout.split('\n').filter((line) => line.startsWith(`${user} `)).length;
}

/** Files of the letter, as Dovecot keeps them. */
async function filesOf(user: string, id: string): Promise<string[]> {
  const box = join(dovecot.address.mailFolder, user);
  const all = await Promise.all(
    ['new', 'cur'].map(async (place) => (await readdir(join(box, place))).map((name) => join(box, place, name))),
  );
  const texts = await Promise.all(all.flat().map(async (file) => [file, await readFile(file, 'latin1')] as const));
  return texts.filter(([, text]) => text.includes(`<${id}>`)).map(([file]) => file);
}
async function unreadable(user: string, id: string): Promise<void> {
  for (const file of await filesOf(user, id)) await chmod(file, 0);
}
/** As a file that another program copied: its name does not tell its size, and asking for that breaks the line as well. */
async function unreadableWithoutSize(user: string, id: string): Promise<void> {
  for (const file of await filesOf(user, id)) {
    const bare = join(dovecot.address.mailFolder, user, 'new', `${basename(file).replace(/,.*$/, '')}x`);
    await rename(file, bare);
    await chmod(bare, 0);
  }
}

/** A mailbox of its own, with everything the reader tells kept to look at. */
function aMailbox(
  settings: Record<string, unknown> = {},
  { secrets = (): string | undefined => 'secret', letterBytes = 60_000_000 } = {},
) {
  const { user, host, port } = dovecot.mailbox();
  const parts = {
    intake: new FakeLetterIntake(),
    cursors: new FakeMailboxCursors(),
    monitor: new FakeMailboxMonitor(),
  };
  const config = mailboxConfig.parse({
    ...{ name: 'sales', host, port, security: 'none', user, passwordEnv: 'PASSWORD' },
    ...{ answerWithinSeconds: 2, checkEverySeconds: 30, pollEverySeconds: 0.2, passwordRetrySeconds: 0.2, ...settings },
  });
  const make = (): ImapMailboxReader => {
    const reader = new ImapMailboxReader({
      config,
      letterBytes,
      ...parts,
      clock: new SystemClock(),
      secrets,
      backoff: new Backoff(50, 500),
    });
    running.push(reader);
    return reader;
  };
  const start = (): ImapMailboxReader => {
    const reader = make();
    reader.start();
    return reader;
  };
  const connected = () => eventually(() => parts.monitor.last?.state === 'connected', { message: 'connected' });
  const deliver = (...ids: string[]): Promise<void> =>
    dovecot.deliverMany(
      user,
      ids.map((id) => letter(id)),
      { connections: 1 },
    );
  const has = (ids: string[]) =>
    eventually(() => expect(parts.intake.ids().sort()).toEqual(ids.map((id) => `<${id}>`).sort()) ?? true, {
      within: 15_000,
    });
  return { user, config, make, start, connected, deliver, has, ...parts };
}

mailboxReaderContract('imap', async () => {
  const box = aMailbox();
  const reader = box.make();
  return { reader, deliver: (id) => box.deliver(id), taken: () => box.intake.ids().map((id) => id.slice(1, -1)) };
});

describe('collecting from a real server', () => {
  it('sees a new letter in less than a second, and leaves it unseen and in place', async () => {
    const box = aMailbox();
    box.start();
    await box.connected();
    const sent = performance.now();
    await box.deliver('one');
    await box.has(['one']);
    expect(performance.now() - sent).toBeLessThan(1000);
    expect([...box.intake.letters.values()][0]).toMatchObject({ history: false, folder: 'INBOX', tooLarge: false });
    await eventually(() => box.monitor.last?.oldestPendingAt === null);
    expect(await flagsOfFirst(box.user)).not.toContain('\\Seen');
  });

  it('speaks TLS under a private authority, and marks letters as seen when it is told to', async () => {
    const caFile = join(await mkdtemp(join(tmpdir(), 'prorab-ca-')), 'ca.pem');
    await writeFile(caFile, dovecot.address.ca);
    const box = aMailbox({ security: 'tls', port: dovecot.address.imapsPort, caFile, markSeen: true });
    box.start();
    await box.connected();
    await box.deliver('one');
    await box.has(['one']);
    await eventually(async () => (await flagsOfFirst(box.user)).includes('\\Seen'));
  });

  it('marks what lay in the box before as history, and what comes after as new', async () => {
    const box = aMailbox();
    await box.deliver('a', 'b', 'c');
    box.start();
    await box.has(['a', 'b', 'c']);
    await box.deliver('d');
    await box.has(['a', 'b', 'c', 'd']);
    expect([...box.intake.letters.values()].map((l) => l.history)).toEqual([true, true, true, false]);
    expect(box.intake.repeated).toBe(0);
  });

  it('reads Sent as well', async () => {
    const box = aMailbox();
    box.start();
    await box.connected();
    await append(box.user, 'Sent', letter('answer-from-a-phone'));
    await box.has(['answer-from-a-phone']);
    expect([...box.intake.letters.values()][0]).toMatchObject({ folder: 'Sent', history: false });
  });

  it('goes on after it was kicked out', async () => {
    const box = aMailbox();
    box.start();
    await box.connected();
    await dovecot.kick(box.user);
    await eventually(() => box.monitor.states.includes('failed'));
    await box.deliver('after');
    await box.has(['after']);
  });

  it('goes on after the line was reset', async () => {
    const link = await dovecot.frailLink();
    const box = aMailbox({ port: link.port });
    box.start();
    await box.connected();
    link.reset();
    await eventually(() => box.monitor.states.includes('failed'));
    await box.deliver('after');
    await box.has(['after']);
    await running[0]?.stop();
    await eventually(() => link.open === 0);
    await link.stop();
  });

  it('notices a server that has gone silent, says so, and catches up when it speaks again', async () => {
    const link = await dovecot.frailLink();
    const box = aMailbox({ port: link.port, answerWithinSeconds: 0.5 });
    box.start();
    await box.connected();
    const at = performance.now();
    link.freeze();
    await box.deliver('in-the-cold');
    await eventually(() => box.monitor.last?.state === 'frozen', { message: 'frozen' });
    expect(performance.now() - at).toBeLessThan(2500);
    link.unfreeze();
    await box.has(['in-the-cold']);
    await running[0]?.stop();
    await eventually(() => link.open === 0);
    await link.stop();
  });

  it('loses and doubles nothing when the server renumbers', async () => {
    const box = aMailbox();
    const reader = box.start();
    await box.connected();
    await box.deliver('a', 'b', 'c');
    await box.has(['a', 'b', 'c']);
    await reader.stop();
    const before = await box.cursors.get('sales', 'INBOX');
    await dovecot.resetUidValidity(box.user);
    await box.deliver('d');
    box.start();
    await box.has(['a', 'b', 'c', 'd']);
    expect((await box.cursors.get('sales', 'INBOX'))?.uidValidity).not.toBe(before?.uidValidity);
    expect([...box.intake.letters.values()].every((l) => !l.history)).toBe(true);
    expect(box.intake.repeated).toBe(3);
  });

  it('puts a poisoned letter aside, raw, and takes those behind it', async () => {
    const box = aMailbox();
    box.intake.poison.add('<bad>');
    box.start();
    await box.connected();
    await box.deliver('a', 'bad', 'c');
    await box.has(['a', 'c']);
    expect(box.intake.quarantine).toHaveLength(1);
    expect(box.intake.quarantine[0]).toMatchObject({ key: '<bad>', problem: { kind: 'refused-by-intake' } });
    expect(box.intake.quarantine[0]?.raw).toContain('Subject: letter bad');
  });

  it('puts a letter aside that the server cannot give out, and takes its neighbours', async () => {
    const box = aMailbox();
    await box.deliver('a', 'spoilt', 'c');
    // Dovecot answers with BYE when it cannot open the file.
    await unreadable(box.user, 'spoilt');
    box.start();
    await box.has(['a', 'c']);
    await eventually(
      () => expect(box.intake.quarantine).toMatchObject([{ problem: { kind: 'unreadable-on-server' } }]) ?? true,
    );
    expect(box.intake.repeated).toBe(0);
    await box.deliver('d');
    await box.has(['a', 'c', 'd']);
  });

  it('passes nothing while the store is down', async () => {
    const box = aMailbox();
    box.start();
    await box.connected();
    box.intake.storageDown = true;
    await box.deliver('a', 'b');
    await eventually(() => box.monitor.last?.state === 'failed');
    expect(box.monitor.last).toMatchObject({
      reason: expect.stringContaining('cannot be stored'),
      oldestPendingAt: expect.any(Date),
    });
    box.intake.storageDown = false;
    await box.has(['a', 'b']);
    expect(box.intake.quarantine).toEqual([]);
  });
});

describe('an old box', () => {
  it('is imported whole across a stop in the middle, every letter once', async () => {
    const box = aMailbox();
    const ids = Array.from({ length: 5000 }, (_, at) => `old-${at}`);
    await dovecot.deliverMany(
      box.user,
      ids.map((id) => letter(id)),
    );
    box.intake.poison.add('<old-2500>');
    const first = box.start();
    await eventually(() => box.intake.letters.size > 1000, { within: 60_000 });
    await first.stop();
    const half = box.intake.letters.size;
    expect(half).toBeLessThan(4999);
    const from = performance.now();
    box.start();
    await eventually(() => box.intake.letters.size === 4999 && box.monitor.last?.backlogLeft === 0, { within: 60_000 });
    console.info(
      `import: ${Math.round((4999 - half) / ((performance.now() - from) / 1000))} letters/s after a restart at ${half}`,
    );
    expect(box.intake.quarantine.map((q) => q.key)).toEqual(['<old-2500>']);
    expect([...box.intake.letters.values()].every((l) => l.history)).toBe(true);
    expect(Math.max(...box.intake.batches)).toBeLessThanOrEqual(200);
  }, 150_000);

  it('is imported but for the letter that breaks its batch when it is stored', async () => {
    const box = aMailbox();
    const ids = ['a', 'b', 'c', 'd'];
    await dovecot.deliverMany(
      box.user,
      ids.map((id) => letter(id)),
      { connections: 1 },
    );
    box.intake.indigestible.add('<c>');
    box.start();
    await box.has(['a', 'b', 'd']);
    await eventually(() => box.intake.quarantine.length === 1);
    expect(box.intake.quarantine[0]).toMatchObject({ key: '<c>', raw: expect.stringContaining('Message-ID: <c>') });
    expect([...box.intake.letters.values()].map(({ raw }) => raw)).toEqual(
      ['a', 'b', 'd'].map((id) => expect.stringContaining(`Message-ID: <${id}>`)),
    );
  });

  it('keeps a letter that vanishes from the server while the batch that it was read with cannot be stored', async () => {
    const box = aMailbox();
    await box.deliver('a', 'b', 'c');
    box.intake.indigestible.add('<c>');
    let first = true;
    box.intake.gate = async () => {
      if (!first) return;
      first = false;
      await dovecot.doveadm('expunge', '-u', box.user, 'mailbox', 'INBOX', 'uid', '1');
    };
    box.start();
    await box.has(['a', 'b']);
    await eventually(() => box.intake.quarantine.length === 1);
    expect(box.intake.quarantine[0]).toMatchObject({ key: '<c>' });
  });

  it('takes what the server does not give out for itself alone, not for its neighbours', async () => {
    const box = aMailbox({ historyOrder: 'oldest-first' });
    const ids = Array.from({ length: 1_150 }, (_, at) => `old-${at}`);
    await dovecot.deliverMany(
      box.user,
      ids.slice(0, 1_050).map((id) => letter(id)),
      { connections: 1 },
    );
    // Every letter has its UID before one becomes unreadable.
    await flagsOfFirst(box.user);
    await box.deliver('spoilt');
    await unreadableWithoutSize(box.user, 'spoilt');
    await dovecot.deliverMany(
      box.user,
      ids.slice(1_050).map((id) => letter(id)),
      { connections: 1 },
    );
    box.start();
    await eventually(() => box.intake.letters.size + box.intake.quarantine.length === 1_151, { within: 60_000 });
    expect(ids.filter((id) => !box.intake.letters.has(`sales <${id}>`))).toEqual([]);
    expect(box.intake.quarantine).toHaveLength(1);
  }, 150_000);

  it('puts a large letter that breaks the line aside, also when it marks letters as seen', async () => {
    const box = aMailbox({ historyOrder: 'oldest-first', markSeen: true });
    const large = letter('large', `${'x'.repeat(70)}\r\n`.repeat(20_000));
    await dovecot.deliverMany(box.user, [letter('a'), letter('b'), large, letter('d')], { connections: 1 });
    await unreadable(box.user, 'large');
    // The line breaks while the batch before is being stored: its flags come too late.
    box.intake.gate = async () => {
      await eventually(async () => (await linesOf(box.user)) < 2, { message: 'the line did not break' });
    };
    box.start();
    await box.has(['a', 'b', 'd']);
    expect(box.intake.quarantine).toHaveLength(1);
  }, 60_000);

  it('can be imported newest first, while new letters do not wait behind it', async () => {
    const box = aMailbox({ historyOrder: 'newest-first' });
    const ids = Array.from({ length: 600 }, (_, at) => `old-${at}`);
    await dovecot.deliverMany(
      box.user,
      ids.map((id) => letter(id)),
      { connections: 1 },
    );
    const gate = Promise.withResolvers<void>();
    let history = 0;
    box.intake.gate = async () => void (history++ < 1 && (await gate.promise));
    box.start();
    await eventually(() => history === 1);
    await box.deliver('live');
    await eventually(() => box.intake.ids().includes('<live>'));
    gate.resolve();
    await box.has([...ids, 'live']);
    expect(box.intake.ids()[1]).toBe('<old-599>');
  });
});

describe('large letters', () => {
  /** Made on disk and saved by the server's own tool, so that this process never holds it. */
  async function deliverBig(user: string, id: string, megabytes: number): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'prorab-big-'));
    const file = join(folder, `${id}.eml`);
    await writeFile(file, letter(id));
    const piece = Buffer.alloc(1_000_000, `${'x'.repeat(78)}\r\n`);
    for (let n = 0; n < megabytes; n++) await appendFile(file, piece);
    await chmod(folder, 0o755);
    await dovecot.doveadm('save', '-u', user, file);
    await rm(folder, { recursive: true });
  }

  it('streams those under the limit and makes a stub of those over it, in bounded memory', async () => {
    const box = aMailbox({}, { letterBytes: 20_000_000 });
    box.start();
    await box.connected();
    await deliverBig(box.user, 'drawing', 15);
    await eventually(() => box.intake.letters.size === 1, { within: 60_000 });
    const [drawing] = [...box.intake.letters.values()];
    expect(drawing?.raw.length).toBe(drawing?.size);
    global.gc?.();
    const before = process.memoryUsage().rss;
    let peak = before;
    const meter = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 5);
    await deliverBig(box.user, 'film', 100);
    await eventually(() => box.intake.letters.size === 2, { within: 60_000 });
    clearInterval(meter);
    const film = [...box.intake.letters.values()][1];
    expect(film).toMatchObject({ key: '<film>', tooLarge: true });
    expect(film?.size).toBeGreaterThan(100_000_000);
    expect(film?.raw.length).toBeLessThan(1000);
    console.info(`100 MB letter: RSS +${((peak - before) / 1e6).toFixed(1)} MB`);
    expect(peak - before).toBeLessThan(50_000_000);
  });
});

describe('a wrong password', () => {
  it('is an alarm, not silence, and the mailbox comes back when it is right again', async () => {
    let password = 'wrong';
    const box = aMailbox({ answerWithinSeconds: 20 }, { secrets: () => password });
    box.start();
    await eventually(() => box.monitor.last?.state === 'password-refused', { within: 15_000 });
    expect(box.monitor.last).toMatchObject({ retryAt: expect.any(Date) });
    password = 'secret';
    await box.deliver('now');
    await eventually(() => box.intake.ids().includes('<now>'), { within: 60_000 });
  });
});
