import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { AbsenceCancelled } from '@prorab/team/contract';
import { ReleaseHeldReminders } from '../use-cases/release-held-reminders.use-case.js';

/** Back earlier: what waited for the return is looked at anew. */
@OnEvent(AbsenceCancelled, { as: 'assistant.release-held-reminders-when-absence-cancelled' })
export class ReleaseHeldRemindersWhenAbsenceCancelled implements Subscriber<AbsenceCancelled> {
  constructor(private readonly useCase: ReleaseHeldReminders) {}

  async handle({ employeeId }: AbsenceCancelled): Promise<void> {
    await this.useCase.execute({ employeeId });
  }
}
