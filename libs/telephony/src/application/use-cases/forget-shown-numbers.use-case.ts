import { Clock } from '@prorab/kernel';
import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { ShownNumbers } from '../ports/shown-numbers.port.js';

const KEPT_MS = 90 * 86_400_000;

/** Which numbers were shown to whom is kept for 90 days; what a call has of it stays with the call. */
@UseCase()
export class ForgetShownNumbers {
  constructor(
    private readonly shown: ShownNumbers,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<{ forgotten: number }> {
    const before = new Date(this.clock.now().getTime() - KEPT_MS);
    return { forgotten: await this.work.run(() => this.shown.forgetBefore(before)) };
  }
}
