import { Clock, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { FileRules } from '../files/file-rules.js';
import { FileBook } from '../ports/file-book.port.js';

const PORTION = 200;

/**
 * Files that were never sent. Nobody can open them any more; their bytes stay in the store of the house, where a letter or another
 * message may have the same ones, until that store can tell.
 */
@UseCase()
export class ForgetUnsentFiles {
  constructor(
    private readonly book: FileBook,
    private readonly rules: FileRules,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** In portions, each in a unit of work of its own. @returns how many were forgotten */
  async execute(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - this.rules.values.unsentMs);
    let forgotten = 0;
    for (;;) {
      const taken = await this.work.run(() => this.book.takeUnsent({ before, limit: PORTION }));
      forgotten += taken.length;
      if (taken.length < PORTION) return forgotten;
    }
  }
}
