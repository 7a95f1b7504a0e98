import type { Clock } from '@prorab/kernel';
import { type PresenceMark, PresenceSheet, type Present } from '../../domain/presence/presence-sheet.js';
import { PresenceBoard, type PresenceChange } from './presence-board.port.js';

/** Time passes when it is asked something. */
export class FakePresenceBoard extends PresenceBoard {
  readonly #sheet = new PresenceSheet();
  readonly #listeners = new Set<(change: PresenceChange) => void>();
  constructor(private readonly clock: Clock) {
    super();
  }
  async mark(mark: PresenceMark): Promise<void> {
    this.pass();
    if (this.#sheet.mark(mark, this.clock.now())) this.tell([mark.inquiryId]);
  }
  async leave({ deskId, inquiryId }: { deskId: string; inquiryId?: string }): Promise<void> {
    this.tell(this.#sheet.leave(deskId, inquiryId));
  }
  async of(inquiryId: string): Promise<Present[]> {
    this.pass();
    return this.#sheet.of(inquiryId);
  }
  onChange(listener: (change: PresenceChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
  private pass(): void {
    this.tell(this.#sheet.expire(this.clock.now()));
  }
  private tell(inquiryIds: readonly string[]): void {
    for (const inquiryId of inquiryIds)
      for (const listener of this.#listeners) listener({ inquiryId, employees: this.#sheet.of(inquiryId) });
  }
}
