import { Clock, UseCase } from '@prorab/platform/marks';
import { FileRules } from '../files/file-rules.js';
import { LooseBytes } from '../files/loose-bytes.js';
import { FileBook } from '../ports/file-book.port.js';

/** Files of messages that were deleted long ago: nobody can open them any more, and now nobody may ask for them either. */
@UseCase()
export class ForgetFilesOfDeletedMessages {
  constructor(
    private readonly book: FileBook,
    private readonly loose: LooseBytes,
    private readonly rules: FileRules,
    private readonly clock: Clock,
  ) {}

  /** @returns how many were forgotten */
  execute(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - this.rules.values.deletedMs);
    return this.loose.forgetAll((limit) => this.book.takeOfDeleted({ before, limit }));
  }
}
