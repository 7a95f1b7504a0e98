import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { NoticeDesk } from '../notice/notice-desk.js';
import { NoticeJobs } from '../notice/notice-jobs.js';
import { NoticeFacts } from '../ports/notice-facts.port.js';
import { PushDeviceBook } from '../ports/push-device-book.port.js';

/** Who is to be told of what was said in a talk within a stretch of time, and when. Who has no device is not thought about. */
@UseCase()
export class PlanNotices {
  constructor(
    private readonly facts: NoticeFacts,
    private readonly devices: PushDeviceBook,
    private readonly desk: NoticeDesk,
    private readonly orders: NoticeJobs,
    private readonly work: UnitOfWork,
  ) {}

  execute({ conversationId, from, to }: { conversationId: string; from: Date; to: Date }): Promise<void> {
    return this.work.run(async () => {
      const devices = await this.devices.ofEmployees(await this.facts.behindIn(conversationId, from, to));
      if (devices.length === 0) return;
      const reachable = new Set(devices.map(({ employeeId }) => employeeId));
      const unread = await this.facts.unreadIn(conversationId, from, to);
      const messages = unread.filter(({ employeeId }) => reachable.has(employeeId));
      if (messages.length === 0) return;
      for (const { message, decision, dayOf } of await this.desk.decide(conversationId, messages)) {
        const { messageId, employeeId } = message;
        await this.orders.follow(decision, { messageId, employeeId, look: 1, dayOf });
      }
    });
  }
}
