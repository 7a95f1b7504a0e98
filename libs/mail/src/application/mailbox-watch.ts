import { Clock } from '@prorab/kernel';
import { ChangeFeed, Outbox, ReaderHealth, type ReaderReport, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { MailboxAlarmed } from '../contract/index.js';
import { mailStream } from './mail-names.js';
import { MailSettings } from './mail-settings.js';
import { MailboxMonitor, type MailboxStatus, mailboxLagMs } from './ports/mailbox-monitor.port.js';
import type { MailboxStates } from './ports/mailbox-states.port.js';

type Alarm = 'password-refused' | 'late';
const STATES: Record<MailboxStatus['state'], ReaderReport['state']> = {
  connecting: 'starting',
  connected: 'ok',
  failed: 'retrying',
  frozen: 'retrying',
  'password-refused': 'failed',
  standby: 'ok',
  stopped: 'stopped',
};

/** Turns what the readers say into health, and into an alarm once per trouble. */
@UseCase()
export class MailboxWatch extends MailboxMonitor implements MailboxStates {
  readonly #statuses = new Map<string, MailboxStatus>();
  readonly #remarks = new Map<string, string>();
  readonly #alarmed = new Map<string, Alarm>();
  constructor(
    private readonly health: ReaderHealth,
    private readonly settings: MailSettings,
    private readonly outbox: Outbox,
    private readonly feed: ChangeFeed,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {
    super();
  }

  all(): readonly MailboxStatus[] {
    return [...this.#statuses.values()];
  }
  remarkOf(mailbox: string): string | null {
    return this.#remarks.get(mailbox) ?? null;
  }
  remark(mailbox: string, text: string | null): void {
    if (text === null) this.#remarks.delete(mailbox);
    else this.#remarks.set(mailbox, text);
    const status = this.#statuses.get(mailbox);
    if (status) this.#tellHealth(status);
  }

  report(status: MailboxStatus): void {
    this.#statuses.set(status.mailbox, status);
    const lagMs = this.#tellHealth(status);
    const late = lagMs > this.settings.mailbox(status.mailbox).lagLimitMs;
    const alarm = status.state === 'password-refused' ? 'password-refused' : late ? 'late' : null;
    // While it tries again nothing has changed yet; only a good connection ends the alarm.
    if (alarm === null && status.state !== 'connected') return;
    if (alarm === (this.#alarmed.get(status.mailbox) ?? null)) return;
    if (alarm === null) {
      this.#alarmed.delete(status.mailbox);
      return;
    }
    this.#alarmed.set(status.mailbox, alarm);
    // A monitor must not throw. If the base is down too, the next report raises the alarm again.
    this.#raise(status, alarm).catch(() => this.#alarmed.delete(status.mailbox));
  }

  #tellHealth(status: MailboxStatus): number {
    const lagMs = mailboxLagMs(status, this.clock.now());
    const note = [status.reason, this.remarkOf(status.mailbox)].filter(Boolean).join('; ');
    this.health.report({
      reader: `mail.${status.mailbox}`,
      state: STATES[status.state],
      checkedAt: status.checkedAt,
      lagMs,
      lagLimitMs: this.settings.mailbox(status.mailbox).lagLimitMs,
      ...(note && { note }),
    });
    return lagMs;
  }

  #raise({ mailbox, reason }: MailboxStatus, why: Alarm): Promise<void> {
    const told = { mailbox, why, reason: reason?.slice(0, 500) ?? null, at: this.clock.now().toISOString() };
    return this.work.run(async () => {
      this.outbox.add(MailboxAlarmed.of(told));
      this.feed.append({ stream: mailStream, kind: 'mailbox-alarmed', subject: mailbox, payload: told });
    });
  }
}
