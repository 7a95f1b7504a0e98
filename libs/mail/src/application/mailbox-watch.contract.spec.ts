import { MemoryReaderHealth } from '@prorab/platform/testing';
import { aMailWorld } from './a-mail-world.builder.js';
import { MailboxWatch } from './mailbox-watch.js';
import { mailboxMonitorContract } from './ports/mailbox-monitor.contract.js';

mailboxMonitorContract('the watch', (storage) => {
  const { settings, outbox, feed, work, clock } = aMailWorld();
  if (!storage) work.run = () => Promise.reject(new Error('the base is down'));
  const watch = new MailboxWatch(new MemoryReaderHealth(), settings, outbox, feed, work, clock);
  return { monitor: watch, states: watch };
});
