import { Clock, Locks, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { NoticeDesk } from '../notice/notice-desk.js';
import { type NoticeOrder, NoticeJobs } from '../notice/notice-jobs.js';
import { NoticeFacts } from '../ports/notice-facts.port.js';
import { NoticeLog } from '../ports/notice-log.port.js';
import { PushDeviceBook } from '../ports/push-device-book.port.js';

/** The instant has come: is it read meanwhile, does the person sit at the desk, has the silence begun? Asked anew, then told or put off. */
@UseCase()
export class PushNotice {
  constructor(
    private readonly facts: NoticeFacts,
    private readonly desk: NoticeDesk,
    private readonly log: NoticeLog,
    private readonly devices: PushDeviceBook,
    private readonly orders: NoticeJobs,
    private readonly locks: Locks,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute({ messageId, employeeId, look }: NoticeOrder): Promise<void> {
    return this.work.run(async () => {
      const message = await this.facts.unread(messageId, employeeId);
      if (!message) return;
      const { conversationId } = message;
      // Two messages of one talk that come due together are one hint.
      await this.locks.hold(`messenger.notice ${employeeId} ${conversationId}`);
      const [decided] = await this.desk.decide(conversationId, [message]);
      if (!decided) return;
      const { decision, dayOf } = decided;
      const now = this.clock.now();
      if (decision.what !== 'push' || decision.at > now)
        return this.orders.follow(decision, { messageId, employeeId, look: look + 1, dayOf });
      await this.log.tell(employeeId, conversationId, now);
      for (const { id } of await this.devices.ofEmployee(employeeId))
        await this.orders.device({ deviceId: id, employeeId, about: { messageId }, attempt: 1 }, now);
    });
  }
}
