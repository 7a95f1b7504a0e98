import { Clock, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { quietCalendar } from '../../domain/notice/notice-settings.js';
import { morningAfter, silentBecause } from '../../domain/notice/silence.js';
import { NoticeDesk } from '../notice/notice-desk.js';
import { type DigestOrder, NoticeJobs } from '../notice/notice-jobs.js';
import { UnreadSumFor } from '../notice/unread-sum-for.js';
import { PushDeviceBook } from '../ports/push-device-book.port.js';

/** The morning has come: one hint for all that waits, unless it is read, or the person sits at the desk, or it is silent still. */
@UseCase()
export class PushDigest {
  constructor(
    private readonly desk: NoticeDesk,
    private readonly sums: UnreadSumFor,
    private readonly devices: PushDeviceBook,
    private readonly orders: NoticeJobs,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute({ employeeId, day, look }: DigestOrder): Promise<void> {
    return this.work.run(async () => {
      const place = await this.desk.placeOf(employeeId);
      if (!place) return;
      const [now, settings] = [this.clock.now(), await this.desk.settingsOf(employeeId)];
      const silence = { ...place, quiet: quietCalendar(settings, place.zone), outsideWork: settings.outsideWork };
      // A vacation that was planned since, other quiet hours: the morning has moved.
      const morning = silentBecause(silence, now) === null ? now : morningAfter(silence, now);
      if (!morning || !settings.morningDigest) return;
      if (morning > now) {
        const next = place.calendar.dayOf(morning);
        return this.orders.digest({ employeeId, day: next, look: next === day ? look + 1 : 1 }, morning);
      }
      if (!(await this.sums.of(employeeId))) return;
      for (const { id } of await this.devices.ofEmployee(employeeId))
        await this.orders.device({ deviceId: id, employeeId, about: { day }, attempt: 1 }, now);
    });
  }
}
