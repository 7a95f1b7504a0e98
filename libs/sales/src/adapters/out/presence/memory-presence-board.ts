import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '@prorab/kernel';
import { PresenceBoard, type PresenceChange } from '../../../application/ports/presence-board.port.js';
import { type PresenceMark, PresenceSheet, type Present } from '../../../domain/presence/presence-sheet.js';

const sweepMs = 1_000;

/** For one instance; the shared board is one of these on each. */
@Injectable()
export class MemoryPresenceBoard extends PresenceBoard implements OnApplicationShutdown {
  readonly #sheet = new PresenceSheet();
  readonly #listeners = new Set<(change: PresenceChange) => void>();
  readonly #timer: NodeJS.Timeout;

  constructor(private readonly clock: Clock) {
    super();
    this.#timer = setInterval(() => this.sweep(), sweepMs).unref();
  }
  async mark(mark: PresenceMark): Promise<void> {
    if (this.#sheet.mark(mark, this.clock.now())) this.#tell([mark.inquiryId]);
  }
  async leave({ deskId, inquiryId }: { deskId: string; inquiryId?: string }): Promise<void> {
    this.#tell(this.#sheet.leave(deskId, inquiryId));
  }
  async of(inquiryId: string): Promise<Present[]> {
    this.sweep();
    return this.#sheet.of(inquiryId);
  }
  onChange(listener: (change: PresenceChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
  onApplicationShutdown(): void {
    clearInterval(this.#timer);
  }
  private sweep(): void {
    this.#tell(this.#sheet.expire(this.clock.now()));
  }
  #tell(inquiryIds: readonly string[]): void {
    for (const inquiryId of inquiryIds) {
      const employees = this.#sheet.of(inquiryId);
      for (const listener of this.#listeners) listener({ inquiryId, employees });
    }
  }
}
