import { Clock } from '@prorab/kernel';
import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { RecordingBook } from '../ports/recording-book.port.js';
import { RecordingRemoval } from '../recording-removal.js';
import { RecordingRules } from '../recording-rules.js';

const AT_ONCE = 200;

/** Recordings whose months are over go, and so does what could not be removed before. */
@UseCase()
export class SweepRecordings {
  constructor(
    private readonly recordings: RecordingBook,
    private readonly removal: RecordingRemoval,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly rules: RecordingRules,
  ) {}

  async execute(): Promise<{ removed: number }> {
    const before = monthsAgo(this.clock.now(), this.rules.keepMonths);
    for (let old; (old = await this.recordings.talkedBefore(before, AT_ONCE)).length > 0;) {
      const callIds = old;
      await this.work.run(() => this.removal.withdraw(callIds));
    }
    let removed = 0;
    for (let some; (some = await this.recordings.removing(AT_ONCE)).length > 0;) {
      let gone = 0;
      for (const callId of some) if (await this.removal.finish(callId)) gone++;
      removed += gone;
      if (gone < some.length) break;
    }
    return { removed };
  }
}
function monthsAgo(now: Date, months: number): Date {
  const then = new Date(now);
  then.setUTCMonth(then.getUTCMonth() - months);
  return then;
}
