import type { Reminding } from '../../domain/reminder/reminding.js';
import { RemindingLog } from './reminding-log.port.js';

const silent = (l: Reminding): boolean => l.answeredAt === null && l.state !== 'skipped';
const newest = (a: Reminding, b: Reminding): number =>
  Number(b.createdAt) - Number(a.createdAt) || (a.id < b.id ? 1 : -1);

export class FakeRemindingLog extends RemindingLog {
  readonly lines = new Map<string, Reminding>();
  get all(): Reminding[] {
    return [...this.lines.values()];
  }
  async add(...lines: readonly Reminding[]): Promise<void> {
    for (const line of lines) {
      if (this.all.some((l) => l.naturalKey === line.naturalKey)) throw new Error(`Duplicate entry ${line.naturalKey}`);
      this.lines.set(line.id, line);
    }
  }
  async save(...lines: readonly Reminding[]): Promise<void> {
    for (const line of lines) this.lines.set(line.id, line);
  }
  async known(keys: readonly string[]): Promise<Set<string>> {
    return new Set(this.all.map((l) => l.naturalKey).filter((k) => keys.includes(k)));
  }
  async takeSaid(speechKey: string): Promise<Reminding[]> {
    return this.all.filter((l) => l.speechKey === speechKey).sort((a, b) => (a.id < b.id ? -1 : 1));
  }
  async lastOf(reminderIds: readonly string[]): Promise<Map<string, Reminding>> {
    const said = this.all.filter(
      (l) => l.state === 'said' && l.reminderId !== null && reminderIds.includes(l.reminderId),
    );
    return new Map(
      said
        .sort(newest)
        .reverse()
        .map((l) => [l.reminderId ?? '', l]),
    );
  }
  async takeSilentOf(reminderIds: readonly string[]): Promise<Reminding[]> {
    return this.all
      .filter((l) => silent(l) && l.reminderId !== null && reminderIds.includes(l.reminderId))
      .sort(newest)
      .slice(0, 200);
  }
  async takeSilentAbout(subject: string): Promise<Reminding[]> {
    return this.all
      .filter((l) => silent(l) && l.subject === subject)
      .sort(newest)
      .slice(0, 200);
  }
  async messagesTo(recipientId: string, since: Date): Promise<{ messages: number; lastGatheredAt: Date | null }> {
    const said = this.all.filter((l) => l.recipientId === recipientId && l.saidAt && l.saidAt >= since);
    const gathered = said.filter((l) => !l.alone && l.saidAt).map((l) => Number(l.saidAt));
    return {
      messages: new Set(said.map((l) => l.speechKey)).size,
      lastGatheredAt: gathered.length ? new Date(Math.max(...gathered)) : null,
    };
  }
  async takeToEscalate(now: Date, limit: number): Promise<Reminding[]> {
    return this.all
      .filter((l) => silent(l) && l.escalatedAt === null && l.escalateAt !== null && l.escalateAt <= now)
      .sort((a, b) => Number(a.escalateAt) - Number(b.escalateAt))
      .slice(0, limit);
  }
  async removeBefore(instant: Date, limit: number): Promise<number> {
    const old = this.all.filter((l) => l.createdAt < instant).slice(0, limit);
    for (const { id } of old) this.lines.delete(id);
    return old.length;
  }
  async silentTo(recipientId: string, since: Date, limit: number): Promise<Reminding[]> {
    return this.all
      .filter(
        (l) => silent(l) && l.reminderId !== null && l.recipientId === recipientId && l.saidAt && l.saidAt >= since,
      )
      .sort((a, b) => Number(a.dueAt) - Number(b.dueAt))
      .slice(0, limit);
  }
}
