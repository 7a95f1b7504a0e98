import type { MailboxMonitor, MailboxState, MailboxStatus } from './mailbox-monitor.port.js';
import type { MailboxStates } from './mailbox-states.port.js';

export interface MailboxMonitorBench {
  monitor: MailboxMonitor;
  /** What was told to the monitor, as others see it. */
  states: MailboxStates;
}

/** The two sides of one thing. `make` gives a house with the mailboxes `sales` and `office`; without `storage` nothing can be stored. */
export function mailboxMonitorContract(name: string, make: (storage: boolean) => MailboxMonitorBench): void {
  describe(`mailbox monitor and states: ${name}`, () => {
    const status = (mailbox: string, state: MailboxState, reason: string | null = null): MailboxStatus => ({
      ...{ mailbox, state, reason, retryAt: null, checkedAt: null, oldestPendingAt: null, backlogLeft: 0 },
    });
    it('show the last word of every mailbox', () => {
      const { monitor, states } = make(true);
      expect(states.all()).toEqual([]);
      monitor.report(status('sales', 'connecting'));
      monitor.report(status('office', 'connected'));
      monitor.report(status('sales', 'failed', 'no route'));
      const all = [...states.all()].sort((a, b) => (a.mailbox < b.mailbox ? -1 : 1));
      expect(all).toEqual([status('office', 'connected'), status('sales', 'failed', 'no route')]);
    });
    it('keep a remark through all reports until it is taken back', () => {
      const { monitor, states } = make(true);
      expect(states.remarkOf('sales')).toBeNull();
      states.remark('sales', 'нет 2 писем');
      monitor.report(status('sales', 'connected'));
      states.remark('office', 'другое');
      expect([states.remarkOf('sales'), states.remarkOf('office')]).toEqual(['нет 2 писем', 'другое']);
      states.remark('sales', null);
      expect(states.remarkOf('sales')).toBeNull();
    });
    it('do not throw at a reader when nothing can be stored', async () => {
      const { monitor, states } = make(false);
      expect(() => monitor.report(status('sales', 'password-refused', 'no'))).not.toThrow();
      await new Promise((resolve) => setImmediate(resolve));
      expect(states.all()).toEqual([status('sales', 'password-refused', 'no')]);
    });
  });
}
