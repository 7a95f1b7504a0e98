import { stemsOf } from '@prorab/kernel';
import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { WordIndex } from '../ports/word-index.port.js';

/** Few at a time: on SQLite each is work of this very thread, for which everything that is said meanwhile waits. */
const portion = 20;
/** Words of one message by which it is found; what is longer is a document, not a message. */
const mostStems = 500;

/** Makes what was said since findable. Apart from saying it, so that nobody waits for it. */
@UseCase()
export class IndexMessages {
  constructor(
    private readonly index: WordIndex,
    private readonly work: UnitOfWork,
  ) {}

  /** One portion. @returns whether there may be more */
  async execute(): Promise<{ indexed: number; more: boolean }> {
    const waiting = await this.index.waiting(portion);
    const entries = waiting.map(({ text, ...message }) => ({ ...message, stems: stemsOf(text, mostStems) }));
    if (entries.length) await this.work.run(() => this.index.put(entries));
    return { indexed: entries.length, more: entries.length === portion };
  }
}
