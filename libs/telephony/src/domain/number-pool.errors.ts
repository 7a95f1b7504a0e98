import { DomainError } from '@prorab/kernel';

export class PoolMissing extends DomainError {
  constructor(pool: string) {
    super('missing', 'telephony.pool-missing', `There is no pool of numbers ${pool}`, { pool });
  }
}
/** A page that is none of the pool's sites asks for its numbers. */
export class PageForeign extends DomainError {
  constructor() {
    super('forbidden', 'telephony.page-foreign', 'Pages of this site may not ask for numbers of the pool');
  }
}
