import { Injectable } from '@nestjs/common';
import { Clock } from '@prorab/kernel';
import { Database } from '@prorab/platform';
import { StampedLedger } from '../stamped/stamped-ledger.js';

/** Our own books, read like any others. */
@Injectable()
export class NativeLedger extends StampedLedger {
  readonly source = 'native';
  constructor(database: Database, clock: Clock) {
    super(database, clock, { entry: 'sales_book_entry', counter: 'sales_book_counter' });
  }
}
