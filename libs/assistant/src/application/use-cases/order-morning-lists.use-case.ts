import { Clock, Jobs, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { ReminderRecipients } from '../ports/reminder-recipients.port.js';
import { ReminderSettings } from '../reminder-settings.js';

export const morningListJob = 'assistant.tell-morning-list';
export const forgottenListJob = 'assistant.tell-forgotten-invoices';

/** Everybody whose working day has begun gets his list of the day, and that of the forgotten invoices: one order per person and day, however often it is looked. */
@UseCase()
export class OrderMorningLists {
  /** The day last ordered for, per person, once that is committed: spares every minute a statement for each of them. */
  readonly #ordered = new Map<string, string>();

  constructor(
    private readonly recipients: ReminderRecipients,
    private readonly jobs: Jobs,
    private readonly settings: ReminderSettings,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    if (!this.settings.morningDigest) return;
    await this.work.run(async () => {
      const now = this.clock.now();
      const fresh: [employeeId: string, day: string][] = [];
      for (const { employeeId, atWork, calendar } of await this.recipients.at(now)) {
        const day = calendar.dayOf(now);
        if (!atWork || this.#ordered.get(employeeId) === day) continue;
        for (const job of [morningListJob, forgottenListJob])
          await this.jobs.enqueue({ job, key: `${employeeId} ${day}`, payload: { employeeId, day } });
        fresh.push([employeeId, day]);
      }
      this.work.afterCommit(() => fresh.forEach(([employeeId, day]) => this.#ordered.set(employeeId, day)));
    });
  }
}
