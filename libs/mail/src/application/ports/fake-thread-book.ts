import { ThreadMissing } from '../../domain/answer.errors.js';
import { Thread, type ThreadState } from '../../domain/thread.js';
import { type AwaitedLetter, ThreadBook } from './thread-book.port.js';

export class FakeThreadBook extends ThreadBook {
  readonly threads = new Map<string, ThreadState>();
  readonly awaitedLetters = new Map<string, string>();

  async takeForChange(id: string): Promise<Thread> {
    const state = this.threads.get(id);
    if (!state) throw new ThreadMissing(id);
    return Thread.restore(state);
  }
  async takeAll(ids: readonly string[]): Promise<Thread[]> {
    return [...new Set(ids)].flatMap((id) => this.threads.get(id) ?? []).map((state) => Thread.restore(state));
  }
  async saveAll(threads: readonly Thread[]): Promise<void> {
    for (const { state } of threads) this.threads.set(state.id, structuredClone(state));
  }
  async awaited(messageIds: readonly string[]): Promise<AwaitedLetter[]> {
    return messageIds.flatMap((messageId) => {
      const threadId = this.awaitedLetters.get(messageId);
      return threadId ? [{ messageId, threadId }] : [];
    });
  }
  async await(letters: readonly AwaitedLetter[]): Promise<void> {
    for (const { messageId, threadId } of letters)
      if (!this.awaitedLetters.has(messageId)) this.awaitedLetters.set(messageId, threadId);
  }
}
