import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Clock } from '@prorab/kernel';
import { RealtimeRooms } from '@prorab/platform';
import { z } from 'zod';
import { type DesksOf, OpenDesks } from '../../../application/ports/open-desks.port.js';
import type { DeskState } from '../../../domain/presence.js';

const holdMs = 60_000;
/** How often it is looked what has fallen out. */
const sweepMs = 5_000;
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

/** Each instance keeps the whole picture and tells the others of its own desks; what they no longer renew falls out, and that is told. */
@Injectable()
export class SharedOpenDesks extends OpenDesks implements OnModuleInit, OnModuleDestroy {
  #timer: NodeJS.Timeout | null = null;
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
  onModuleInit(): void {
    this.#timer = setInterval(() => this.#sweep(), sweepMs);
  }
  onModuleDestroy(): void {
    if (this.#timer) clearInterval(this.#timer);
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
    this.#sweepOf(employeeId);
    return this.#look(employeeId);
  }
  async all(): Promise<DesksOf[]> {
    this.#sweep();
    return [...this.#people.keys()].flatMap((id) => this.#look(id) ?? []);
  }
  onChange(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #mark({ employeeId, deskId, active }: { employeeId: string; deskId: string; active: boolean }): void {
    // Only his own: a thousand desks that come or are renewed together would each look at all the others.
    this.#sweepOf(employeeId);
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
  /** A desk of an instance that was killed says no goodbye. */
  #sweep(): void {
    for (const employeeId of this.#people.keys()) this.#sweepOf(employeeId);
  }
  #sweepOf(employeeId: string): void {
    const now = this.clock.now().getTime();
    const desks = this.#people.get(employeeId) ?? new Map<string, Desk>();
    const silent = [...desks].filter(([, { until }]) => until <= now).map(([deskId]) => deskId);
    if (silent.length) this.#changing(employeeId, () => silent.forEach((deskId) => desks.delete(deskId)));
  }
  #look(employeeId: string): DesksOf | null {
    const desks = this.#people.get(employeeId);
    if (!desks?.size) {
      this.#people.delete(employeeId);
      return null;
    }
    const all = [...desks.values()];
    const activeAt = all.map((d) => d.activeAt).reduce((a, b) => (a > b ? a : b));
    return { employeeId, state: all.some((d) => d.active) ? 'active' : 'idle', activeAt };
  }
}
