import { Clock, FileStore, Jobs, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { type MessageFile, storeKeysOf } from '../../domain/files/message-file.js';
import { FileBook } from '../ports/file-book.port.js';
import { FileRules } from './file-rules.js';

export const forgetBytesJob = 'messenger.forget-bytes';
export interface BytesOrder {
  readonly keys: readonly string[];
}
const MINUTE = 60_000;
const PORTION = 200;

/** Bytes that no row names (any more). They go only when they have lain untouched as long as a file may wait for its message. */
@UseCase()
export class LooseBytes {
  constructor(
    private readonly book: FileBook,
    private readonly files: FileStore,
    private readonly rules: FileRules,
    private readonly jobs: Jobs,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** What was brought and refused. Not now: somebody else may be bringing the same bytes, and his row is not there yet. */
  async forgetLater(keys: readonly string[]): Promise<void> {
    const now = this.clock.now().getTime();
    const runAt = new Date(now + this.rules.values.unsentMs + MINUTE);
    await this.jobs.enqueue({ job: forgetBytesJob, key: `${keys[0] ?? ''}:${now}`, payload: { keys }, runAt });
  }

  /**
   * Of rows that are taken out of the book in portions, each in a unit of work of its own: their bytes, unless another row has the same ones or
   * somebody brings them again just now. @returns how many rows there were
   */
  async forgetAll(take: (limit: number) => Promise<MessageFile[]>): Promise<number> {
    for (let all = 0; ;) {
      const taken = await this.work.run(() => take(PORTION));
      await this.forget(taken.flatMap(storeKeysOf));
      all += taken.length;
      if (taken.length < PORTION) return all;
    }
  }
  async forget(keys: readonly string[]): Promise<void> {
    const putBefore = new Date(this.clock.now().getTime() - this.rules.values.unsentMs);
    const inUse = await this.book.keysInUse(keys);
    for (const key of new Set(keys)) if (!inUse.has(key)) await this.files.remove(key, { putBefore });
  }
}
