import { Clock, PhoneNumber, newId } from '@prorab/kernel';
import { Locks, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { type VisitFacts, visitFacts } from '../../domain/site-visit.js';
import { NumberPools } from '../number-pools.js';
import { Lines } from '../ports/lines.port.js';
import { ShownNumbers } from '../ports/shown-numbers.port.js';

/** A visitor of the site looks at a page: the number that it shows is his while he is there. */
@UseCase()
export class ShowNumber {
  constructor(
    private readonly pools: NumberPools,
    private readonly shown: ShownNumbers,
    private readonly lines: Lines,
    private readonly locks: Locks,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * @param visitId a UUID that the page has thought of
   * @param own false: he gets none of the pool that he does not have already, and none is said to be missing
   * @param told what the page says of the visit; that of his first page stays
   * @returns `text`: as people write it; `renewSeconds`: after which a page that is looked at asks again
   * @throws PoolMissing
   */
  async execute({
    pool: name,
    visitId,
    own = true,
    told,
  }: {
    pool: string;
    visitId: string;
    own?: boolean;
    told: Partial<Record<keyof VisitFacts, string | null>>;
  }): Promise<{ number: string; text: string; renewSeconds: number }> {
    const pool = this.pools.named(name);
    const number = await this.work.run(async () => {
      // Two who come at the same moment do not both find the same number free.
      await this.locks.hold(`telephony.pool:${name}`);
      const now = this.clock.now();
      const seat = pool.seatFor(visitId, await this.shown.takeSeats(pool.numbers), now);
      if (seat?.holder?.visitId === visitId) await this.shown.renew(seat.holder.shownId, now);
      else if (!own) return pool.fallback;
      else if (!seat) await this.shown.noteShortage({ pool: name, visitId, at: now });
      else {
        const its = { pool: name, number: seat.number, visitId, shownAt: now, seenAt: now };
        await this.shown.show({ id: newId(), ...its, facts: visitFacts(told) });
      }
      return seat?.number ?? pool.fallback;
    });
    const { areaCode } = await this.lines.of(number);
    const text = PhoneNumber.parse(number)?.format({ areaCode: areaCode ?? '' }) ?? number;
    return { number, text, renewSeconds: pool.renewSeconds };
  }
}
