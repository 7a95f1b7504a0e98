import type { Hearing } from '../../domain/hearing.js';
import { HearingLog } from './hearing-log.port.js';

export class FakeHearingLog extends HearingLog {
  readonly hearings = new Map<string, Hearing>();
  async byId(id: string): Promise<Hearing | null> {
    return this.hearings.get(id) ?? null;
  }
  async record(hearing: Hearing): Promise<void> {
    this.hearings.set(hearing.id, { ...hearing, text: hearing.text.slice(0, 1_000) });
  }
  async removeHeardBefore(instant: Date): Promise<number> {
    const old = [...this.hearings.values()].filter(({ heardAt }) => heardAt < instant);
    for (const { id } of old) this.hearings.delete(id);
    return old.length;
  }
}
