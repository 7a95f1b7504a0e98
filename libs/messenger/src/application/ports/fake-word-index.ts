import { WordIndex } from './word-index.port.js';

export class FakeWordIndex extends WordIndex {
  readonly texts = new Map<string, string>();
  readonly stems = new Map<string, readonly string[]>();
  readonly #done = new Set<string>();

  /** Said, or said otherwise. */
  said(messageId: string, text: string): void {
    this.texts.set(messageId, text);
    this.#done.delete(messageId);
  }
  async waiting(limit: number): Promise<{ messageId: string; text: string }[]> {
    const ids = [...this.texts.keys()].filter((id) => !this.#done.has(id)).sort();
    return ids.slice(0, limit).map((messageId) => ({ messageId, text: this.texts.get(messageId) ?? '' }));
  }
  async put(entries: readonly { messageId: string; stems: readonly string[] }[]): Promise<void> {
    for (const { messageId, stems } of entries) {
      this.stems.set(messageId, stems);
      this.#done.add(messageId);
    }
  }
}
