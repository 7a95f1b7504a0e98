import { Clock } from '@prorab/kernel';
import { Query, type SqlValue, Tables, instant } from '@prorab/platform/marks';
import { MailSettings } from '../mail-settings.js';
import { mailboxLagMs } from '../ports/mailbox-monitor.port.js';
import { MailboxStates } from '../ports/mailbox-states.port.js';

/** All mailboxes: what their readers say, and what is stored of them. */
@Query()
export class ListMailboxes {
  constructor(
    private readonly states: MailboxStates,
    private readonly settings: MailSettings,
    private readonly tables: Tables,
    private readonly clock: Clock,
  ) {}

  async execute() {
    const statuses = new Map(this.states.all().map((s) => [s.mailbox, s]));
    const cursors = await this.tables.all<Record<string, SqlValue>>(
      'select mailbox, folder, last_uid, backlog_from, backlog_to, checked_at from mail_cursor order by mailbox, folder',
    );
    const aside = await this.tables.all<{ mailbox: string; n: number }>(
      "select mailbox, count(*) as n from mail_poisoned where status = 'waiting' group by mailbox",
    );
    const putAside = new Map(aside.map((r) => [r.mailbox, Number(r.n)]));
    return this.settings.values.mailboxes.map(({ name, address, hasArchive, lagLimitMs }) => {
      const status = statuses.get(name);
      const lagMs = status ? mailboxLagMs(status, this.clock.now()) : 0;
      return {
        mailbox: name,
        address,
        via: hasArchive ? ('imap' as const) : ('listener' as const),
        state: status?.state ?? (hasArchive ? ('stopped' as const) : ('connected' as const)),
        reason: status?.reason ?? null,
        remark: this.states.remarkOf(name),
        lagSeconds: Math.round(lagMs / 1000),
        late: lagMs > lagLimitMs,
        checkedAt: status?.checkedAt?.toISOString() ?? null,
        retryAt: status?.retryAt?.toISOString() ?? null,
        backlogLeft: status?.backlogLeft ?? 0,
        putAside: putAside.get(name) ?? 0,
        folders: cursors
          .filter((c) => c.mailbox === name)
          .map((c) => ({
            folder: String(c.folder),
            checkedAt: instant(c.checked_at).toISOString(),
            importing: c.backlog_from !== null,
          })),
      };
    });
  }
}
