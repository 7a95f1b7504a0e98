import type { Provider } from '@nestjs/common';
import { Clock } from '@prorab/kernel';
import { Database } from '@prorab/platform';
import { LedgerHealthByTheClock } from './adapters/in/schedule/ledger-health-by-the-clock.js';
import { MikroOwnBooks } from './adapters/out/native/mikro-own-books.js';
import { NativeLedger } from './adapters/out/native/native-ledger.js';
import { MikroLedgerMirror } from './adapters/out/persistence/mikro-ledger-mirror.js';
import { MikroLedgerReadings } from './adapters/out/persistence/mikro-ledger-readings.js';
import { AuthorMatching } from './application/invoices/author-matching.js';
import { BookKeeping } from './application/invoices/book-keeping.js';
import { InquiryMatching } from './application/invoices/inquiry-matching.js';
import { InvoiceSettling } from './application/invoices/invoice-settling.js';
import { PartyMatching } from './application/invoices/party-matching.js';
import { InvoiceReaders } from './application/queries/invoices/invoice-reach.js';
import { LedgerNotBuilt } from './application/ports/ledger/ledger-errors.js';
import { LedgerMirror } from './application/ports/ledger/ledger-mirror.port.js';
import { LedgerReadings } from './application/ports/ledger/ledger-readings.port.js';
import { OwnBooks } from './application/ports/ledger/own-books.port.js';
import { Ledger } from './application/ports/ledger.port.js';
import type { SalesConfig } from './sales.config.js';

/** The books that the configuration names, their mirror, and what works on it. */
export const ledgerProviders = (config: SalesConfig): Provider[] => [
  {
    provide: Ledger,
    useFactory: (database: Database, clock: Clock) => ledgerOf(config, database, clock),
    inject: [Database, Clock],
  },
  { provide: LedgerMirror, useClass: MikroLedgerMirror },
  { provide: LedgerReadings, useClass: MikroLedgerReadings },
  { provide: OwnBooks, useClass: MikroOwnBooks },
  AuthorMatching,
  BookKeeping,
  InquiryMatching,
  InvoiceReaders,
  PartyMatching,
  InvoiceSettling,
  LedgerHealthByTheClock,
];

function ledgerOf({ ledger }: SalesConfig, database: Database, clock: Clock): Ledger {
  if (ledger.source === 'native') return new NativeLedger(database, clock);
  throw new LedgerNotBuilt(ledger.source);
}
