import type { PresenceWord } from '../../domain/presence.js';
import { PresenceBook } from './presence-book.port.js';

export class FakePresenceBook extends PresenceBook {
  readonly words = new Map<string, PresenceWord>();

  async all(): Promise<PresenceWord[]> {
    return [...this.words.values()];
  }
  async of(employeeId: string): Promise<PresenceWord | null> {
    return this.words.get(employeeId) ?? null;
  }
  async say(word: Omit<PresenceWord, 'lastSeenAt'>): Promise<void> {
    this.words.set(word.employeeId, { lastSeenAt: null, ...this.words.get(word.employeeId), ...word });
  }
  async seen(employeeId: string, lastSeenAt: Date): Promise<void> {
    const silent = { employeeId, status: 'online', text: null } as const;
    this.words.set(employeeId, { ...(this.words.get(employeeId) ?? silent), lastSeenAt });
  }
}
