import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { RemindingLog } from '../ports/reminding-log.port.js';

/** Whoever was reminded has read it. */
@UseCase()
export class NoteReminderRead {
  constructor(
    private readonly log: RemindingLog,
    private readonly work: UnitOfWork,
  ) {}

  execute({ speechKey, employeeId, at }: { speechKey: string; employeeId: string; at: Date }): Promise<void> {
    return this.work.run(async () => {
      const lines = await this.log.takeSaid(speechKey);
      const read = lines.filter((l) => l.readAt === null && l.recipientId === employeeId);
      await this.log.save(...read.map((l) => ({ ...l, readAt: at })));
    });
  }
}
