import { Clock, UseCase } from '@prorab/platform/marks';
import { FileRules } from '../files/file-rules.js';
import { LooseBytes } from '../files/loose-bytes.js';
import { FileBook } from '../ports/file-book.port.js';

/** Files that were never sent: their rows, then their bytes. The store is the messenger's own. */
@UseCase()
export class ForgetUnsentFiles {
  constructor(
    private readonly book: FileBook,
    private readonly loose: LooseBytes,
    private readonly rules: FileRules,
    private readonly clock: Clock,
  ) {}

  /** @returns how many were forgotten */
  execute(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - this.rules.values.unsentMs);
    return this.loose.forgetAll((limit) => this.book.takeUnsent({ before, limit }));
  }
}
