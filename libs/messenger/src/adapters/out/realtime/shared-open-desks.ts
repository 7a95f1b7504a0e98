import { Injectable } from '@nestjs/common';
import { Clock } from '@prorab/kernel';
import { RealtimeRooms } from '@prorab/platform';
import { z } from 'zod';
import { type DesksOf, OpenDesks } from '../../../application/ports/open-desks.port.js';
import type { DeskState } from '../../../domain/presence.js';

const holdMs = 60_000;
const topic = 'messenger.open-desks';
const told = z.discriminatedUnion('does', [
  z.object({ does: z.literal('mark'), employeeId: z.string(), deskId: z.string(), active: z.boolean() }),
  z.object({ does: z.literal('close'), employeeId: z.string(), deskId: z.string() }),
]);
interface Desk {
  active: boolean;
  activeAt: Date;
  until: number;
}
type Listener = (change: { employeeId: string; state: DeskState }) => void;

/** Each instance keeps the whole picture and tells the others of its own desks; what they no longer renew falls out by itself. */
@Injectable()
export class SharedOpenDesks extends OpenDesks {
  readonly #people = new Map<string, Map<string, Desk>>();
  readonly #listeners = new Set<Listener>();

  constructor(
    private readonly clock: Clock,
    private readonly rooms: RealtimeRooms,
  ) {
    super();
    rooms.onTold(topic, (heard) => {
      const { data } = told.safeParse(heard);
      if (data?.does === 'mark') this.#mark(data);
      if (data?.does === 'close') this.#close(data);
    });
  }
  async mark(desk: { employeeId: string; deskId: string; active: boolean }): Promise<void> {
    this.#mark(desk);
    this.rooms.tellOthers(topic, { does: 'mark', ...desk });
  }
  async close(desk: { employeeId: string; deskId: string }): Promise<void> {
    this.#close(desk);
    this.rooms.tellOthers(topic, { does: 'close', ...desk });
  }
  async of(employeeId: string): Promise<DesksOf | null> {
    return this.#look(employeeId);
  }
  async all(): Promise<DesksOf[]> {
    return [...this.#people.keys()].flatMap((id) => this.#look(id) ?? []);
  }
  onChange(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #mark({ employeeId, deskId, active }: { employeeId: string; deskId: string; active: boolean }): void {
    this.#changing(employeeId, () => {
      const desks = this.#people.get(employeeId) ?? new Map<string, Desk>();
      this.#people.set(employeeId, desks);
      const now = this.clock.now();
      const activeAt = active ? now : (desks.get(deskId)?.activeAt ?? now);
      desks.set(deskId, { active, activeAt, until: now.getTime() + holdMs });
    });
  }
  #close({ employeeId, deskId }: { employeeId: string; deskId: string }): void {
    this.#changing(employeeId, () => void this.#people.get(employeeId)?.delete(deskId));
  }
  #changing(employeeId: string, change: () => void): void {
    const before = this.#look(employeeId)?.state ?? 'none';
    change();
    const state = this.#look(employeeId)?.state ?? 'none';
    if (state !== before) this.#listeners.forEach((listener) => listener({ employeeId, state }));
  }
  #look(employeeId: string): DesksOf | null {
    const desks = this.#people.get(employeeId);
    const now = this.clock.now().getTime();
    for (const [id, { until }] of desks ?? []) if (until <= now) desks?.delete(id);
    if (!desks?.size) {
      this.#people.delete(employeeId);
      return null;
    }
    const all = [...desks.values()];
    const activeAt = all.map((d) => d.activeAt).reduce((a, b) => (a > b ? a : b));
    return { employeeId, state: all.some((d) => d.active) ? 'active' : 'idle', activeAt };
  }
}
