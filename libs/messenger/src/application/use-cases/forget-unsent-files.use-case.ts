import { Clock, UnitOfWork, UseCase } from '@prorab/platform/marks';
import type { MessageFile } from '../../domain/files/message-file.js';
import { FileRules } from '../files/file-rules.js';
import { LooseBytes } from '../files/loose-bytes.js';
import { FileBook } from '../ports/file-book.port.js';

const PORTION = 200;

/**
 * Files that were never sent: their rows, then their bytes, unless another message has the same ones or somebody brings them again just now.
 * The store is the messenger's own.
 */
@UseCase()
export class ForgetUnsentFiles {
  constructor(
    private readonly book: FileBook,
    private readonly loose: LooseBytes,
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
      await this.loose.forget(taken.flatMap(keysOf));
      forgotten += taken.length;
      if (taken.length < PORTION) return forgotten;
    }
  }
}
const keysOf = ({ originalKey, picture }: MessageFile): string[] => [
  ...[originalKey, ...(picture ? [picture.clean.key, picture.preview.key] : [])],
];
