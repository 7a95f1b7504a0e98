import { SystemClock } from '@prorab/kernel';
import { RowLeases } from '@prorab/platform';
import { eventually, openTestHouse, testEngines, type TestHouse } from '@prorab/platform/testing';
import { Dovecot } from '../../../../../../test/services/dovecot.js';
import { FakeLetterIntake } from '../../../application/ports/fake-letter-intake.js';
import { FakeMailboxMonitor } from '../../../application/ports/fake-mailbox-monitor.js';
import { mailboxConfig } from '../../../mail.config.js';
import { MikroMailboxCursors } from '../../out/persistence/index.js';
import { mailTables } from '../../out/persistence/mail.tables.js';
import { Backoff } from './backoff.js';
import { ImapMailboxReader } from './imap-mailbox-reader.js';
import { LeasedMailboxReader } from './leased-mailbox-reader.js';

const letter = (id: string): string =>
  `From: Client <client@example.ru>\r\nTo: sales@test.local\r\nSubject: ${id}\r\nMessage-ID: <${id}>\r\n\r\nДобрый день!\r\n`;

describe.each(testEngines())('two instances on one base, %s, and one mailbox', (engine) => {
  let dovecot: Dovecot;
  let house: TestHouse;
  const running: LeasedMailboxReader[] = [];
  beforeAll(async () => {
    dovecot = await Dovecot.shared();
    house = await openTestHouse(engine, [mailTables], new SystemClock());
  });
  afterAll(async () => {
    await Promise.all(running.map((reader) => reader.stop()));
    await house.close();
    await dovecot.stop();
  });

  it('take turns: one collects, the other takes over when it stops, and each letter is read once', async () => {
    const { user, host, port } = dovecot.mailbox();
    const config = mailboxConfig.parse({
      ...{ name: 'sales', host, port, security: 'none', user, passwordEnv: 'PASSWORD' },
      ...{ answerWithinSeconds: 2, checkEverySeconds: 30, pollEverySeconds: 0.2 },
    });
    const cursors = new MikroMailboxCursors(house.database);
    const instance = (holder: string) => {
      const [intake, monitor, clock] = [new FakeLetterIntake(), new FakeMailboxMonitor(), new SystemClock()];
      const rest = { letterBytes: 1e6, intake, cursors, monitor, clock, secrets: () => 'secret' };
      const reader = new LeasedMailboxReader({
        ...{ mailbox: 'sales', monitor, clock, holder, leaseMs: 1500 },
        makeReader: () => new ImapMailboxReader({ config, ...rest, backoff: new Backoff(50, 500) }),
        leases: new RowLeases(house.database),
        hasEnded: () => false,
      });
      running.push(reader);
      reader.start();
      const is = (state: string) => eventually(() => monitor.last?.state === state, { message: `${holder}: ${state}` });
      return { intake, reader, is };
    };
    const first = instance('first');
    await first.is('connected');
    const second = instance('second');
    await second.is('standby');
    await dovecot.deliverMany(user, [letter('a'), letter('b')], { connections: 1 });
    await eventually(() => first.intake.letters.size === 2, { message: 'the first did not read' });
    await first.reader.stop();
    await second.is('connected');
    await dovecot.deliverMany(user, [letter('c')], { connections: 1 });
    await eventually(() => second.intake.letters.size === 1, { message: 'the second did not take over' });
    expect([first.intake.ids().sort(), second.intake.ids()]).toEqual([['<a>', '<b>'], ['<c>']]);
  });
});
