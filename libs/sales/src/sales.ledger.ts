import type { Provider } from '@nestjs/common';
import { Clock } from '@prorab/kernel';
import { Database, LOG } from '@prorab/platform';
import { ReaderHealth, UnitOfWork } from '@prorab/platform/marks';
import type { Logger } from 'pino';
import { ExchangeDoorRules } from './adapters/in/onec-exchange/exchange-door-rules.js';
import { exchangeSecretsIn } from './adapters/in/onec-exchange/exchange-secrets.js';
import { OnecExchangeDoor } from './adapters/in/onec-exchange/onec-exchange.door.js';
import { LedgerHealthByTheClock } from './adapters/in/schedule/ledger-health-by-the-clock.js';
import { NoExchange } from './adapters/out/commerceml/no-exchange.js';
import { NoOrderExchange } from './adapters/out/onec77/orders/no-order-exchange.js';
import { SetupWhenAsked } from './adapters/out/onec77/setup-when-asked.js';
import { MikroOwnBooks } from './adapters/out/native/mikro-own-books.js';
import { NativeLedger } from './adapters/out/native/native-ledger.js';
import { MikroLedgerMirror } from './adapters/out/persistence/mikro-ledger-mirror.js';
import { MikroLedgerReadings } from './adapters/out/persistence/mikro-ledger-readings.js';
import { AuthorMatching } from './application/invoices/author-matching.js';
import { BookKeeping } from './application/invoices/book-keeping.js';
import { OrderOutcomes } from './application/invoices/order-outcomes.js';
import { InquiryMatching } from './application/invoices/inquiry-matching.js';
import { InvoiceSettling } from './application/invoices/invoice-settling.js';
import { PartyMatching } from './application/invoices/party-matching.js';
import { InvoiceReaders } from './application/queries/invoices/invoice-reach.js';
import { LedgerExchange } from './application/ports/ledger/ledger-exchange.port.js';
import { LedgerNotBuilt } from './application/ports/ledger/ledger-errors.js';
import type { LedgerSetup } from './application/ports/ledger/ledger-setup.port.js';
import { LedgerMirror } from './application/ports/ledger/ledger-mirror.port.js';
import { LedgerReadings } from './application/ports/ledger/ledger-readings.port.js';
import { OwnBooks } from './application/ports/ledger/own-books.port.js';
import { OrderExchange } from './application/ports/ledger/order-exchange.port.js';
import { Ledger } from './application/ports/ledger.port.js';
import type { SalesConfig } from './sales.config.js';

/** The books that the configuration names, their mirror, and what works on it. What reads other books is not loaded. */
export const ledgerProviders = (config: SalesConfig): Provider[] => [
  {
    provide: Ledger,
    useFactory: (database: Database, work: UnitOfWork, clock: Clock, log: Logger, health: ReaderHealth) =>
      ledgerOf(config, database, work, clock, log, health),
    inject: [Database, UnitOfWork, Clock, LOG, ReaderHealth],
  },
  {
    provide: OrderExchange,
    useFactory: (database: Database, work: UnitOfWork, clock: Clock) => orderExchangeOf(config, database, work, clock),
    inject: [Database, UnitOfWork, Clock],
  },
  {
    provide: LedgerExchange,
    useFactory: (database: Database, work: UnitOfWork, clock: Clock) => exchangeOf(config, database, work, clock),
    inject: [Database, UnitOfWork, Clock],
  },
  {
    provide: ExchangeDoorRules,
    useFactory: (): ExchangeDoorRules => {
      const { commerceml } = config.ledger;
      return { secrets: isCommerceMl(config) ? exchangeSecretsIn(commerceml) : null, encoding: commerceml.encoding };
    },
  },
  OnecExchangeDoor,
  { provide: LedgerMirror, useClass: MikroLedgerMirror },
  { provide: LedgerReadings, useClass: MikroLedgerReadings },
  { provide: OwnBooks, useClass: MikroOwnBooks },
  AuthorMatching,
  BookKeeping,
  InquiryMatching,
  InvoiceReaders,
  OrderOutcomes,
  PartyMatching,
  InvoiceSettling,
  LedgerHealthByTheClock,
];

async function ledgerOf(
  { ledger }: SalesConfig,
  database: Database,
  work: UnitOfWork,
  clock: Clock,
  log: Logger,
  health: ReaderHealth,
): Promise<Ledger> {
  if (ledger.source === 'native') return new NativeLedger(database, clock);
  if (ledger.source === 'onec77' && ledger.onec77) {
    const { Onec77Ledger } = await import('./adapters/out/onec77/onec77-ledger.js');
    const { OnecClient } = await import('./adapters/out/onec77/client/onec-client.js');
    const { addressIn } = await import('./adapters/out/onec77/client/mssql-address.js');
    const { urlEnv, dds, md, mapping, zone, recentDays, ...connection } = ledger.onec77;
    const client = new OnecClient(() => addressIn(urlEnv), connection);
    const files = { dictionary: dds, mapping, metadata: md };
    return new Onec77Ledger(client, database, work, { files, zone, recentDays }, clock, log, health);
  }
  if (isCommerceMl({ ledger })) {
    const { CommerceMlLedger } = await import('./adapters/out/commerceml/commerce-ml-ledger.js');
    return new CommerceMlLedger(database, clock, ledger.commerceml.silentHours * 3_600_000);
  }
  throw new LedgerNotBuilt(ledger.source);
}

const isCommerceMl = ({ ledger }: Pick<SalesConfig, 'ledger'>): boolean => ledger.source === 'commerceml';

async function orderExchangeOf(
  config: SalesConfig,
  database: Database,
  work: UnitOfWork,
  clock: Clock,
): Promise<OrderExchange> {
  if (config.orderExchange !== null) {
    const chosen = await import('./adapters/out/onec77/orders/order-exchange-of.js');
    return chosen.orderExchangeOf(config.orderExchange, clock);
  }
  if (!isCommerceMl(config)) return new NoOrderExchange();
  const { CommerceMlOrderExchange } = await import('./adapters/out/commerceml/orders/exchange-orders.js');
  return new CommerceMlOrderExchange(database, work);
}

const MEGABYTE = 1024 * 1024;
const PIECES = 50_000;
async function exchangeOf(
  config: SalesConfig,
  database: Database,
  work: UnitOfWork,
  clock: Clock,
): Promise<LedgerExchange> {
  if (!isCommerceMl(config)) return new NoExchange();
  const { CommerceMlExchange } = await import('./adapters/out/commerceml/commerce-ml-exchange.js');
  const { CommerceMlOrderExchange } = await import('./adapters/out/commerceml/orders/exchange-orders.js');
  const { folder, zone, draftStatuses, pieceMegabytes, visitMegabytes } = config.ledger.commerceml;
  // What 1C says of our orders is heard even if they go to it another way.
  return new CommerceMlExchange(database, work, clock, new CommerceMlOrderExchange(database, work), {
    ...{ folder, zone, draftStatuses, visitPieces: PIECES },
    ...{ pieceBytes: pieceMegabytes * MEGABYTE, visitBytes: visitMegabytes * MEGABYTE },
  });
}

/** Compares with the server wherever its address is known, also before the product reads from it. */
export const ledgerSetupOf = ({ ledger }: SalesConfig, environment: NodeJS.ProcessEnv = process.env): LedgerSetup =>
  new SetupWhenAsked(async () => {
    const { Onec77LedgerSetup } = await import('./adapters/out/onec77/mapping/onec77-ledger-setup.js');
    const urlEnv = ledger.onec77?.urlEnv ?? 'MSSQL_URL';
    if (!environment[urlEnv]) return new Onec77LedgerSetup();
    const { addressIn } = await import('./adapters/out/onec77/client/mssql-address.js');
    const { OnecClient, defaultClientOptions } = await import('./adapters/out/onec77/client/onec-client.js');
    const { liveTablesOnce } = await import('./adapters/out/onec77/live-tables.js');
    return new Onec77LedgerSetup(
      liveTablesOnce(() => new OnecClient(() => addressIn(urlEnv, environment), ledger.onec77 ?? defaultClientOptions)),
    );
  });
