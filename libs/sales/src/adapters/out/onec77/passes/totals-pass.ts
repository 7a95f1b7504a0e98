import type { Clock } from '@prorab/kernel';
import type { LedgerFact } from '../../../../application/ports/ledger.port.js';
import type { TotalsPage } from '../reading/totals-reader.js';
import type { OnecStampBook } from '../stamps/onec-stamp-book.js';
import { type Told, bare, stampOf } from './news.js';

/** Totals by their value: what is not among them any more is nothing. */
export class TotalsPass {
  constructor(
    private readonly kind: 'stock' | 'debt',
    private readonly stamps: OnecStampBook,
    private readonly clock: Clock,
  ) {}

  async *compared(pages: AsyncIterable<TotalsPage<LedgerFact>>): AsyncGenerator<Told> {
    let readAt = this.clock.now();
    for await (const { after, upTo, totals } of pages) {
      const kept = await this.stamps.between(this.kind, after, upTo);
      const known = new Map(kept.map((stamp) => [stamp.id, stamp]));
      const there = new Set(totals.map((t) => t.id));
      const changed = totals.flatMap(({ id, fact }) => {
        const stamp = { ...bare(id, stampOf(fact)), parts: [fact.key] };
        return known.get(id)?.stamp === stamp.stamp
          ? []
          : [{ facts: [fact], keep: [[this.kind, stamp] as [string, typeof stamp]] }];
      });
      const keys = new Set(totals.map((t) => t.fact.key));
      const gone = kept
        .filter(({ id }) => !there.has(id))
        .map(({ id, parts }) => ({
          facts: parts.filter((key) => !keys.has(key)).map((key): LedgerFact => ({ kind: this.kind, key, gone: true })),
          drop: [[this.kind, id] as [string, string]],
        }));
      yield { readAt, news: [...gone, ...changed] };
      readAt = this.clock.now();
    }
  }
}
