import { FakeMailSender } from './fake-mail-sender.js';
import { FakeMailboxCursors } from './fake-mailbox-cursors.js';
import { FakeMailboxReader } from './fake-mailbox-reader.js';
import { mailSenderContract } from './mail-sender.contract.js';
import { mailboxCursorsContract } from './mailbox-cursors.contract.js';
import { mailboxReaderContract } from './mailbox-reader.contract.js';
import { mailboxLagMs } from './mailbox-monitor.port.js';

mailboxCursorsContract('fake', async () => new FakeMailboxCursors());
mailSenderContract('fake', async () => {
  const sender = new FakeMailSender();
  return { sender, arrived: () => sender.sent };
});
mailboxReaderContract('fake', async () => {
  const taken: string[] = [];
  const reader = new FakeMailboxReader('sales', (id) => taken.push(id));
  return { reader, deliver: (id) => reader.deliver(id), taken: () => taken };
});

describe('lag of a mailbox', () => {
  const status = { mailbox: 'sales', state: 'connected', reason: null, retryAt: null, backlogLeft: 0 } as const;
  const now = new Date('2026-05-05T12:00:00Z');
  const ago = (s: number): Date => new Date(now.getTime() - s * 1000);
  it.each([
    [ago(5), ago(100), 100_000],
    [ago(500), ago(100), 500_000],
    [ago(5), null, 5000],
    [null, null, 0],
  ])('checked %s, oldest waiting %s: %d ms', (checkedAt, oldestPendingAt, lag) => {
    expect(mailboxLagMs({ ...status, checkedAt, oldestPendingAt }, now)).toBe(lag);
  });
});
