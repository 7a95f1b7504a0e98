import type { Seat } from '../../domain/number-pool.js';
import type { ShownNumber } from '../../domain/site-visit.js';
import { ShownNumbers } from './shown-numbers.port.js';

export class FakeShownNumbers extends ShownNumbers {
  shown: ShownNumber[] = [];
  shortages: { pool: string; visitId: string; at: Date }[] = [];
  readonly #holders = new Map<string, string>();
  async takeSeats(numbers: readonly string[]): Promise<Seat[]> {
    return this.shown.flatMap(({ id, number, visitId, seenAt }) =>
      numbers.includes(number) && this.#holders.get(number) === id
        ? [{ number, holder: { visitId, shownId: id, seenAt } }]
        : [],
    );
  }
  async show(shown: ShownNumber): Promise<void> {
    this.shown.push(shown);
    this.#holders.set(shown.number, shown.id);
  }
  async renew(shownId: string, at: Date): Promise<void> {
    this.shown = this.shown.map((one) => (one.id === shownId ? { ...one, seenAt: at } : one));
  }
  async noteShortage(of: { pool: string; visitId: string; at: Date }): Promise<void> {
    if (!this.shortages.some(({ pool, visitId }) => pool === of.pool && visitId === of.visitId))
      this.shortages.push(of);
  }
  async before(number: string, at: Date): Promise<ShownNumber[]> {
    return this.shown
      .filter((one) => one.number === number && one.shownAt <= at)
      .sort((a, b) => b.shownAt.getTime() - a.shownAt.getTime())
      .slice(0, 50);
  }
  async forgetBefore(at: Date): Promise<number> {
    const all = this.shown.length;
    this.shown = this.shown.filter(({ seenAt }) => seenAt >= at);
    this.shortages = this.shortages.filter((one) => one.at >= at);
    return all - this.shown.length;
  }
}
