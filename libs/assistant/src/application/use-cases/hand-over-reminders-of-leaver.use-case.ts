import { Clock, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { type Owner, ownerKey } from '../../domain/reminder/reminder-record.js';
import { ReminderBook } from '../ports/reminder-book.port.js';
import { ReminderRecipients } from '../ports/reminder-recipients.port.js';
import { ReminderChanges } from '../reminder-changes.js';

const MOST = 1_000;

/** Whoever is gone reminds nobody: what he had goes to his deputy, else to the heads of his branch, else to all heads. */
@UseCase()
export class HandOverRemindersOfLeaver {
  constructor(
    private readonly book: ReminderBook,
    private readonly recipients: ReminderRecipients,
    private readonly changes: ReminderChanges,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute({
    employeeId,
    deputyId,
    branchId,
  }: {
    employeeId: string;
    deputyId: string | null;
    branchId: string;
  }): Promise<void> {
    return this.work.run(async () => {
      const from = ownerKey({ kind: 'employee', employeeId });
      const heads = (await this.recipients.at(this.clock.now())).filter((p) => p.active && p.role === 'head');
      const near = heads.some((p) => p.branchId === branchId) ? branchId : null;
      const to: Owner = deputyId
        ? { kind: 'employee', employeeId: deputyId }
        : { kind: 'team', role: 'head', branchId: near };
      for (const reminder of await this.book.takeOfOwner(from, MOST)) {
        reminder.handOver(to, await this.changes.numberFor(to), this.clock.now());
        await this.changes.store([reminder]);
      }
    });
  }
}
