import { UseCase } from '@prorab/platform/marks';
import { type ExchangeVisit, LedgerExchange } from '../../ports/ledger/ledger-exchange.port.js';

/** A new set of files begins. */
@UseCase()
export class PrepareExchange {
  constructor(private readonly exchange: LedgerExchange) {}

  /** @returns how large a piece of a file may be, in bytes */
  async execute({ visit, version }: { visit: ExchangeVisit; version: string | null }): Promise<number> {
    await this.exchange.prepare(visit, version);
    return this.exchange.pieceBytes;
  }
}
