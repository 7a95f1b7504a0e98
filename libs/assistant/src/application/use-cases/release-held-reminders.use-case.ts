import { Clock, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { ownerKey } from '../../domain/reminder/reminder-record.js';
import { ReminderBook } from '../ports/reminder-book.port.js';
import { ReminderChanges } from '../reminder-changes.js';

const MOST = 1_000;

/** Somebody is back earlier than planned: what waited for him is looked at anew. */
@UseCase()
export class ReleaseHeldReminders {
  constructor(
    private readonly book: ReminderBook,
    private readonly changes: ReminderChanges,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute({ employeeId }: { employeeId: string }): Promise<void> {
    return this.work.run(async () => {
      const all = await this.book.takeOfOwner(ownerKey({ kind: 'employee', employeeId }), MOST);
      const held = all.filter((r) => r.state.heldBecause === 'absent');
      for (const reminder of held) reminder.release(this.clock.now());
      await this.changes.store(held);
    });
  }
}
