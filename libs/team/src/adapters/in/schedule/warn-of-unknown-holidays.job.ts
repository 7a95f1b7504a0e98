import { Inject } from '@nestjs/common';
import { Clock, Holidays } from '@prorab/kernel';
import { LOG } from '@prorab/platform';
import { Every, JobHandler } from '@prorab/platform/marks';

const AHEAD_MS = 60 * 86_400_000;

/** Once a day: two months before a year of which no decree on moved holidays is known, deadlines begin to be a guess. */
@Every({ cron: '0 9 * * *' })
@JobHandler('team.warn-of-unknown-holidays', { transactional: false })
export class WarnOfUnknownHolidaysJob {
  constructor(
    private readonly holidays: Holidays,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: { warn(about: object, message: string): void },
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now();
    const years = [now, new Date(now.getTime() + AHEAD_MS)].map((at) => at.getUTCFullYear());
    for (const year of new Set(years))
      if (!this.holidays.knows(year))
        this.log.warn({ year }, 'moved holidays of the year are not known: set team.holidays in company.yaml');
  }
}
