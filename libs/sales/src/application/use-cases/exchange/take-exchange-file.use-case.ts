import { UseCase } from '@prorab/platform/marks';
import { ExchangeFileRefused } from '../../../domain/exchange/exchange-errors.js';
import { exchangeFileName } from '../../../domain/exchange/exchange-file-name.js';
import { type ExchangeVisit, LedgerExchange } from '../../ports/ledger/ledger-exchange.port.js';
import { ImportExchangeFile } from './import-exchange-file.use-case.js';

/** A piece of a file of 1C. Old versions never ask for the reading of documents: it begins with the last piece. */
@UseCase()
export class TakeExchangeFile {
  constructor(
    private readonly exchange: LedgerExchange,
    private readonly reading: ImportExchangeFile,
  ) {}

  /** @throws ExchangeFileNameRefused, ExchangeFileRefused, ExchangeFileBroken */
  async execute(order: {
    visit: ExchangeVisit;
    type: 'catalog' | 'sale';
    name: string;
    /** How many bytes the sender says that it sends; null: it does not say. */
    announced: number | null;
    content: AsyncIterable<Uint8Array>;
  }): Promise<void> {
    const { visit, type, content } = order;
    const file = exchangeFileName(order.name);
    if ((order.announced ?? 0) > this.exchange.pieceBytes) throw new ExchangeFileRefused('too-large');
    await this.exchange.take(visit, file, content);
    if (type === 'catalog' || visit.version !== null || file.picture) return;
    if (!(await this.exchange.isWhole(visit, file.name))) return;
    for (let more = true; more;) more = !(await this.reading.execute({ visit, name: file.name })).finished;
  }
}
