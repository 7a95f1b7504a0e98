import { Clock } from '@prorab/kernel';
import { AuditLog, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { PoisonedSettled } from '../../domain/letter.errors.js';
import { PoisonedLetters } from '../ports/poisoned-letters.port.js';

/** A person saw that nothing is lost by it. The raw source stays in the file store. */
@UseCase()
export class DiscardPoisoned {
  constructor(
    private readonly poisoned: PoisonedLetters,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute({ id }: { id: string }): Promise<void> {
    return this.work.run(async () => {
      const letter = await this.poisoned.takeForChange(id);
      if (letter.status !== 'waiting') throw new PoisonedSettled(id, letter.status);
      await this.poisoned.save({ ...letter, status: 'discarded', settledAt: this.clock.now() });
      const { mailbox, reason, rawHash } = letter;
      this.audit.record({
        action: 'mail.poisoned.discard',
        subject: `poisoned:${id}`,
        before: { mailbox, reason, rawHash },
      });
    });
  }
}
