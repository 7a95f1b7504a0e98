import { ReaderHealth, type ReaderReport } from '@prorab/platform/marks';
import { MailboxAlarmed } from '../contract/index.js';
import { aMailWorld } from './a-mail-world.builder.js';
import { MailboxWatch } from './mailbox-watch.js';
import type { MailboxState } from './ports/mailbox-monitor.port.js';

class Remembering extends ReaderHealth {
  readonly reports = new Map<string, ReaderReport>();
  report(report: ReaderReport): void {
    this.reports.set(report.reader, report);
  }
  forget(reader: string): void {
    this.reports.delete(reader);
  }
  all(): ReaderReport[] {
    return [...this.reports.values()];
  }
}
const aWatch = () => {
  const { settings, outbox, feed, work, clock } = aMailWorld();
  const health = new Remembering();
  const watch = new MailboxWatch(health, settings, outbox, feed, work, clock);
  const says = (state: MailboxState, lagMinutes = 0) =>
    watch.report({
      ...{ mailbox: 'sales', state, reason: state === 'connected' ? null : 'no', retryAt: null, backlogLeft: 0 },
      ...{ checkedAt: new Date(clock.now().getTime() - lagMinutes * 60_000), oldestPendingAt: null },
    });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { health, watch, outbox, says, settled };
};

describe('the watch over mailboxes', () => {
  it('tells the health of each reader, with its lag and remarks', () => {
    const { health, watch, says } = aWatch();
    says('connected', 2);
    watch.remark('sales', 'нет 2 писем');
    expect(health.all()).toMatchObject([
      { reader: 'mail.sales', state: 'ok', lagMs: 120_000, lagLimitMs: 300_000, note: 'нет 2 писем' },
    ]);
    expect(watch.all()).toMatchObject([{ mailbox: 'sales', state: 'connected' }]);
  });

  it('alarms once for a refused password, until it works again', async () => {
    const { outbox, says, settled } = aWatch();
    for (const state of [
      'password-refused',
      'connecting',
      'password-refused',
      'connected',
      'password-refused',
    ] as const) {
      says(state);
      await settled();
    }
    expect(outbox.of(MailboxAlarmed).map((e) => e.why)).toEqual(['password-refused', 'password-refused']);
  });

  it('alarms when the lag passes its limit: green but dead is a defect (MA-04)', async () => {
    const { outbox, says, settled } = aWatch();
    says('connected', 4);
    says('connected', 6);
    says('frozen', 7);
    await settled();
    expect(outbox.of(MailboxAlarmed)).toMatchObject([{ why: 'late' }]);
  });
});
