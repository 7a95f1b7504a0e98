import type { Clock } from '@prorab/kernel';
import type { DeskState } from '../../domain/presence.js';
import { type DesksOf, OpenDesks } from './open-desks.port.js';

interface FakeDesk {
  employeeId: string;
  active: boolean;
  activeAt: Date;
  until: number;
}
type Listener = (change: { employeeId: string; state: DeskState }) => void;

/** Time passes when it is asked something. */
export class FakeOpenDesks extends OpenDesks {
  readonly #desks = new Map<string, FakeDesk>();
  readonly #listeners = new Set<Listener>();
  constructor(private readonly clock: Clock) {
    super();
  }
  async mark({ employeeId, deskId, active }: { employeeId: string; deskId: string; active: boolean }): Promise<void> {
    this.pass();
    const now = this.clock.now();
    const activeAt = active ? now : (this.#desks.get(deskId)?.activeAt ?? now);
    const desk = { employeeId, active, activeAt, until: now.getTime() + 60_000 };
    this.telling(employeeId, () => void this.#desks.set(deskId, desk));
  }
  async close({ employeeId, deskId }: { employeeId: string; deskId: string }): Promise<void> {
    this.telling(employeeId, () => void this.#desks.delete(deskId));
  }
  async of(employeeId: string): Promise<DesksOf | null> {
    this.pass();
    return this.look(employeeId);
  }
  async all(): Promise<DesksOf[]> {
    this.pass();
    return [...new Set([...this.#desks.values()].map((d) => d.employeeId))].flatMap((id) => this.look(id) ?? []);
  }
  onChange(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  private pass(): void {
    for (const [deskId, { employeeId, until }] of this.#desks)
      if (until <= this.clock.now().getTime()) this.telling(employeeId, () => void this.#desks.delete(deskId));
  }
  private telling(employeeId: string, change: () => void): void {
    const before = this.look(employeeId)?.state ?? 'none';
    change();
    const state = this.look(employeeId)?.state ?? 'none';
    if (state !== before) this.#listeners.forEach((tell) => tell({ employeeId, state }));
  }
  private look(employeeId: string): DesksOf | null {
    const desks = [...this.#desks.values()].filter((d) => d.employeeId === employeeId);
    if (desks.length === 0) return null;
    const activeAt = new Date(Math.max(...desks.map((d) => d.activeAt.getTime())));
    return { employeeId, state: desks.some((d) => d.active) ? 'active' : 'idle', activeAt };
  }
}
