import { type Clock, type ZoneClock, dayName } from '@prorab/kernel';
import type { Logger } from 'pino';
import type { OnecClient } from './client/onec-client.js';
import { rawDay } from './encoding/index.js';
import type { OnecNames } from './mapping/index.js';
import { DocumentPass } from './passes/document-pass.js';
import type { Told } from './passes/news.js';
import { PricePass } from './passes/price-pass.js';
import { ReferencePass } from './passes/reference-pass.js';
import { TotalsPass } from './passes/totals-pass.js';
import { BaseDocuments } from './reading/base-documents.js';
import { DocumentReader } from './reading/document-reader.js';
import { JournalReader } from './reading/journal-reader.js';
import { PriceReader } from './reading/price-reader.js';
import type { Broken } from './reading/broken.js';
import { AuthorReader, ContractReader, ItemReader, PartyReader, WarehouseReader } from './reading/references.js';
import { SettlementReader } from './reading/settlement-reader.js';
import { TotalsReader } from './reading/totals-reader.js';
import type { OnecStampBook } from './stamps/onec-stamp-book.js';

/** Readers and passes of one base, as its names want them. */
export interface OnecBase {
  readonly names: OnecNames;
  readonly references: readonly ReferencePass[];
  readonly journal: JournalReader;
  readonly reader: DocumentReader;
  readonly totalsReader: TotalsReader;
  readonly documents: DocumentPass;
  totals(signal: AbortSignal): AsyncGenerator<Told>;
}
interface Surroundings {
  readonly client: OnecClient;
  readonly stamps: OnecStampBook;
  readonly clock: Clock;
  readonly zone: ZoneClock;
  readonly recentDays: number;
  readonly log: Logger;
}

export function onecBaseOf(names: OnecNames, { client, stamps, clock, zone, recentDays, log }: Surroundings): OnecBase {
  const today = (): string => dayBefore(0, zone, clock);
  const broken: Broken = (what, id, error, line) =>
    log.warn(
      { what, id, line, error: error instanceof Error ? error.message : String(error) },
      'something in 1C cannot be read',
    );
  const plain = (reader: ConstructorParameters<typeof ReferencePass>[0]): ReferencePass =>
    new ReferencePass(reader, client, stamps, clock);
  const { warehouse, author, item, party, contract, price, settlement } = names;
  const references: ReferencePass[] = [
    ...(warehouse ? [plain(new WarehouseReader(client, warehouse, broken))] : []),
    ...(author ? [plain(new AuthorReader(client, author, broken))] : []),
    ...(item ? [plain(new ItemReader(client, item, broken))] : []),
    plain(new PartyReader(client, party, broken)),
    ...(contract ? [plain(new ContractReader(client, contract, party, broken))] : []),
  ];
  if (price && item) {
    const prices = new PriceReader(client, price, names.system, item, today, broken);
    references.push(new PricePass(prices, client, stamps, clock, today));
  }
  const journal = new JournalReader(client, names);
  const roles = new Map<number, string>([
    ...names.payments.map((d): [number, string] => [d.kind, 'payment']),
    ...names.shipments.map((d): [number, string] => [d.kind, 'shipment']),
  ]);
  const moves = settlement && new SettlementReader(client, names, settlement, (kind) => roles.get(kind) ?? null);
  const bases = new BaseDocuments(client, names.system.subordination);
  const reader = new DocumentReader(client, names, zone, bases, moves, broken);
  const recentFrom = (): string => rawDay(dayBefore(recentDays, zone, clock));
  const totalsReader = new TotalsReader(client, names, broken);
  async function* totals(signal: AbortSignal): AsyncGenerator<Told> {
    if (!names.stock && !names.settlement) return;
    const { first } = await totalsReader.period(signal);
    yield* new TotalsPass('stock', stamps, clock).compared(totalsReader.stock(first, signal));
    yield* new TotalsPass('debt', stamps, clock).compared(totalsReader.debts(first, signal));
  }
  return {
    ...{ names, references, journal, reader, totalsReader, totals },
    documents: new DocumentPass(journal, reader, stamps, clock, names.signature, recentFrom),
  };
}
/** The calendar day so many days back, where the base stands. */
export const dayBefore = (days: number, zone: ZoneClock, clock: Clock): string =>
  dayName(zone.dayNumberAt(clock.now().getTime()) - days);
