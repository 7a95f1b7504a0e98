import type { Clock } from '@prorab/kernel';
import type { LedgerFact } from '../../../../application/ports/ledger.port.js';
import { nameOfId } from '../reading/broken.js';
import type { Total, TotalsPage } from '../reading/totals-reader.js';
import type { OnecStampBook } from '../stamps/onec-stamp-book.js';
import { type News, type Told, bare, stampOf } from './news.js';

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
      const keys = new Set(totals.map(keyOf));
      const goneOf = (parts: readonly string[] = []): LedgerFact[] =>
        parts.filter((key) => !keys.has(key)).map((key) => ({ kind: this.kind, key, gone: true }));
      const changed = totals.flatMap((total): News[] => {
        const { id, fact, fault } = total;
        const [told, key, before] = [fault ?? fact, keyOf(total), known.get(id)];
        const stamp = told && { ...bare(id, stampOf(told)), parts: [key] };
        if (!stamp || before?.stamp === stamp.stamp) return [];
        const facts = [...goneOf(before?.parts), ...(fact ? [fact] : [])];
        return [{ facts, ...(fault && { unread: { kind: this.kind, key, why: fault } }), keep: [[this.kind, stamp]] }];
      });
      const gone = kept
        .filter(({ id }) => !there.has(id))
        .map(({ id, parts }): News => ({ facts: goneOf(parts), drop: [[this.kind, id]] }));
      yield { readAt, news: [...gone, ...changed] };
      readAt = this.clock.now();
    }
  }
}
const keyOf = ({ id, fact }: Total<LedgerFact>): string => fact?.key ?? nameOfId(id);
