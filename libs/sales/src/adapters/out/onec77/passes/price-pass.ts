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
    return [[MARK, bare(ROW, String(await this.prices.lastRow(signal)), this.today())]];
  }
  override async *changed(signal?: AbortSignal): AsyncGenerator<Told> {
    yield* super.changed(signal);
    const [mark] = await this.stamps.of(MARK, [ROW]);
    const today = this.today();
    const news = mark ? await this.prices.changedValues(Number(mark.stamp), mark.place, signal) : null;
    if (news === null) {
      yield* this.whole(signal);
      return;
    }
    yield* this.told(news.ids, signal);
    if (String(news.row) === mark?.stamp && today === mark.place) return;
    yield { readAt: this.clock.now(), news: [{ facts: [], keep: [[MARK, bare(ROW, String(news.row), today)]] }] };
  }
}
