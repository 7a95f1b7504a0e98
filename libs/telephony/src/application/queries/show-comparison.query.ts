import { Query } from '@prorab/platform/marks';
import { type Comparison, DifferenceBook } from '../ports/difference-book.port.js';

/** When calls, the exchange's list and recordings were compared last. */
@Query()
export class ShowComparison {
  constructor(private readonly book: DifferenceBook) {}

  execute(): Promise<Comparison | null> {
    return this.book.last();
  }
}
