import { UseCase } from '@prorab/platform/marks';
import { type CallVisit, visitBefore } from '../domain/site-visit.js';
import { NumberPools } from './number-pools.js';
import { ShownNumbers } from './ports/shown-numbers.port.js';

/** Follows a call to a number of a pool to the visit of the site that was shown it. */
@UseCase()
export class VisitsOfCalls {
  constructor(
    private readonly pools: NumberPools,
    private readonly shown: ShownNumbers,
  ) {}

  /** @param line number of ours that was called; null: it is in no pool, or was shown to nobody */
  async of(line: string, at: Date): Promise<CallVisit | null> {
    return this.pools.has(line) ? visitBefore(at, await this.shown.before(line, at)) : null;
  }
}
