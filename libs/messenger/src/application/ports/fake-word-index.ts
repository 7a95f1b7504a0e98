import { type WaitingMessage, WordIndex } from './word-index.port.js';

export class FakeWordIndex extends WordIndex {
  readonly texts = new Map<string, string>();
  readonly stems = new Map<string, readonly string[]>();
  readonly #changes = new Map<string, number>();
  readonly #done = new Set<string>();

  /** Said, or said otherwise. */
  said(messageId: string, text: string): void {
    this.texts.set(messageId, text);
    this.#changes.set(messageId, this.#changeOf(messageId) + 1);
    this.#done.delete(messageId);
  }
  async waiting(limit: number): Promise<(WaitingMessage & { text: string })[]> {
    const ids = [...this.texts.keys()].filter((id) => !this.#done.has(id)).sort();
    return ids.slice(0, limit).map((messageId) => ({
      ...{ messageId, change: this.#changeOf(messageId), text: this.texts.get(messageId) ?? '' },
    }));
  }
  async put(entries: readonly (WaitingMessage & { stems: readonly string[] })[]): Promise<void> {
    for (const { messageId, change, stems } of entries) {
      this.stems.set(messageId, stems);
      if (change === this.#changeOf(messageId)) this.#done.add(messageId);
    }
  }
  #changeOf = (messageId: string): number => this.#changes.get(messageId) ?? 0;
}
