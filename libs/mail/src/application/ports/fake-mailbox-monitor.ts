import { FakeMailboxStates } from './fake-mail-books.js';
import { MailboxMonitor, type MailboxState, type MailboxStatus } from './mailbox-monitor.port.js';

export class FakeMailboxMonitor extends MailboxMonitor {
  readonly reports: MailboxStatus[] = [];
  constructor(readonly told = new FakeMailboxStates()) {
    super();
  }
  report(status: MailboxStatus): void {
    this.reports.push(status);
    this.told.statuses = [...this.told.statuses.filter((s) => s.mailbox !== status.mailbox), status];
  }
  get last(): MailboxStatus | undefined {
    return this.reports.at(-1);
  }
  /** The states in order, without repetitions. */
  get states(): MailboxState[] {
    return this.reports.map((r) => r.state).filter((state, at, all) => state !== all[at - 1]);
  }
}
