import type { Clock } from '@prorab/kernel';
import type { OnecClient } from '../client/onec-client.js';
import type { PriceReader } from '../reading/price-reader.js';
import type { OnecStampBook, Stamp } from '../stamps/onec-stamp-book.js';
import { type Told, bare } from './news.js';
import { ReferencePass } from './reference-pass.js';

const MARK = 'mark';
const ROW = 'price-row';

/** Prices change beside their elements too: by a new row of _1SCONST, and by a day that has come. */
export class PricePass extends ReferencePass {
  constructor(
    private readonly prices: PriceReader,
    client: OnecClient,
    stamps: OnecStampBook,
    clock: Clock,
    private readonly today: () => string,
  ) {
    super(prices, client, stamps, clock);
  }
  protected override async beside(signal?: AbortSignal): Promise<[string, Stamp][]> {
    const row = await this.prices.lastRow(signal);
    const { hash } = await this.prices.freshValues(row, this.today(), signal);
    return [[MARK, this.#mark(row, hash)]];
  }
  override async *changed(signal?: AbortSignal): AsyncGenerator<Told> {
    yield* super.changed(signal);
    const [mark] = await this.stamps.of(MARK, [ROW]);
    const row = Number(mark?.stamp.split(':')[0] ?? Number.NaN);
    if (!mark || !Number.isSafeInteger(row)) {
      yield* this.whole(signal);
      return;
    }
    const fresh = await this.prices.freshValues(row, mark.place, signal);
    const now = this.#mark(fresh.row, fresh.hash);
    if (now.stamp === mark.stamp && now.place === mark.place) return;
    if (!fresh.all) {
      yield* this.whole(signal);
      return;
    }
    yield* this.told(fresh.ids, signal);
    yield { readAt: this.clock.now(), news: [{ facts: [], keep: [[MARK, now]], seals: true }] };
  }
  #mark(row: number, hash: string): Stamp {
    return bare(ROW, `${row}:${hash}`, this.today());
  }
}
