import { stemsOf } from '@prorab/kernel';
import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { WordIndex } from '../ports/word-index.port.js';

const portion = 200;
/** Words of one message by which it is found; what is longer is a document, not a message. */
const mostStems = 500;

/** Makes what was said since findable. Apart from saying it, so that nobody waits for it. */
@UseCase()
export class IndexMessages {
  constructor(
    private readonly index: WordIndex,
    private readonly work: UnitOfWork,
  ) {}

  /** @returns how many messages were indexed */
  async execute({ signal }: { signal?: AbortSignal } = {}): Promise<number> {
    for (let done = 0; ;) {
      const waiting = await this.index.waiting(portion);
      const entries = waiting.map(({ text, ...message }) => ({ ...message, stems: stemsOf(text, mostStems) }));
      if (entries.length) await this.work.run(() => this.index.put(entries));
      done += entries.length;
      if (entries.length < portion || signal?.aborted) return done;
    }
  }
}
