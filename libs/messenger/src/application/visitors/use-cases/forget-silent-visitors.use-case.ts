import { Clock } from '@prorab/kernel';
import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { VisitorBook } from '../ports/visitor-book.port.js';

const keepMs = 30 * 86_400_000;
const atOnce = 500;

/** Browsers that only looked at pages are forgotten after a month; who comes again is somebody new. */
@UseCase()
export class ForgetSilentVisitors {
  constructor(
    private readonly visitors: VisitorBook,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - keepMs);
    for (let n = atOnce; n === atOnce;) n = await this.work.run(() => this.visitors.forgetSilent(before, atOnce));
  }
}
