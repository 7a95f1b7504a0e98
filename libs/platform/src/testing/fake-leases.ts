import { Leases } from '../marks/index.js';

export class FakeLeases extends Leases {
  readonly rows = new Map<string, { holder: string; until: Date }>();
  down = false;
  async hold(name: string, holder: string, { now, until }: { now: Date; until: Date }): Promise<boolean> {
    this.#refuseWhenDown();
    const row = this.rows.get(name);
    if (row && row.holder !== holder && row.until > now) return false;
    this.rows.set(name, { holder, until });
    return true;
  }
  async holderOf(name: string): Promise<string | null> {
    this.#refuseWhenDown();
    return this.rows.get(name)?.holder ?? null;
  }
  async release(name: string, holder: string): Promise<void> {
    this.#refuseWhenDown();
    if (this.rows.get(name)?.holder === holder) this.rows.delete(name);
  }
  #refuseWhenDown(): void {
    if (this.down) throw new Error('the base is down');
  }
}
