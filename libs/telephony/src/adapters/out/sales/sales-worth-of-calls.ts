import { Injectable } from '@nestjs/common';
import { type CalendarDay, Clock, Money } from '@prorab/kernel';
import { InquiryWorths } from '@prorab/sales/contract';
import { WorthOfCalls } from '../../../application/ports/worth-of-calls.port.js';
import type { WorthCell } from '../../../domain/report/lost-worth.js';

/** It is a year of deals that are counted, and it hardly moves in this time. */
const KEPT_MS = 10 * 60_000;

@Injectable()
export class SalesWorthOfCalls extends WorthOfCalls {
  #kept: { days: string; until: number; cells: Promise<readonly WorthCell[]> } | null = null;

  constructor(
    private readonly worths: InquiryWorths,
    private readonly clock: Clock,
  ) {
    super();
  }
  async during({ from, to }: { from: CalendarDay; to: CalendarDay }): Promise<readonly WorthCell[]> {
    const [days, now] = [`${from} ${to}`, this.clock.now().getTime()];
    if (this.#kept?.days === days && now < this.#kept.until) return this.#kept.cells;
    const kept = { days, until: now + KEPT_MS, cells: this.#asked(from, to) };
    this.#kept = kept;
    try {
      return await kept.cells;
    } catch (error) {
      // The next one asks anew.
      if (this.#kept === kept) this.#kept = null;
      throw error;
    }
  }
  async #asked(from: CalendarDay, to: CalendarDay): Promise<readonly WorthCell[]> {
    const found = await this.worths.of({ channel: 'call', from, to });
    return found.map(({ branchId, inquiries, received }) => ({ branchId, inquiries, received: Money.of(received) }));
  }
}
