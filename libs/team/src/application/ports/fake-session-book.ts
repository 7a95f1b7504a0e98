import { Session } from '../../domain/session.js';
import type { SessionState } from '../../domain/session.js';
import { SessionBook } from './session-book.port.js';

export class FakeSessionBook extends SessionBook {
  readonly rows = new Map<string, SessionState>();

  async add(session: Session): Promise<void> {
    this.rows.set(session.id, session.state);
  }
  async byTokenHash(tokenHash: string): Promise<Session | null> {
    const row = [...this.rows.values()].find((r) => r.tokenHash === tokenHash);
    return row ? Session.restore(row) : null;
  }
  async of(employeeId: string): Promise<Session[]> {
    const own = [...this.rows.values()].filter((r) => r.employeeId === employeeId);
    return own.sort((a, b) => b.openedAt.getTime() - a.openedAt.getTime()).map((r) => Session.restore(r));
  }
  async touch(session: Session): Promise<void> {
    if (this.rows.has(session.id)) this.rows.set(session.id, session.state);
  }
  async end(sessionId: string): Promise<void> {
    this.rows.delete(sessionId);
  }
  async endAllOf(employeeId: string, except?: { sessionId: string }): Promise<number> {
    return this.#remove((r) => r.employeeId === employeeId && r.id !== except?.sessionId);
  }
  async removeStale({ seenBefore, openedBefore }: { seenBefore: Date; openedBefore: Date }): Promise<number> {
    return this.#remove((r) => r.seenAt < seenBefore || r.openedAt < openedBefore);
  }

  #remove(which: (row: SessionState) => boolean): number {
    const gone = [...this.rows.values()].filter(which);
    for (const { id } of gone) this.rows.delete(id);
    return gone.length;
  }
}
