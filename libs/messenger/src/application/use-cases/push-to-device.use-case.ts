import { Clock, UseCase } from '@prorab/platform/marks';
import { hintOfDigest, hintOfMessage } from '../push/push-words.js';
import { PushDelivery } from '../push/push-delivery.js';
import { PushRules } from '../push/push-rules.js';
import { NoticeDesk } from '../notice/notice-desk.js';
import { type DeviceOrder, NoticeJobs } from '../notice/notice-jobs.js';
import { UnreadSumFor } from '../notice/unread-sum-for.js';
import { NoticeFacts } from '../ports/notice-facts.port.js';
import { PushDeviceBook } from '../ports/push-device-book.port.js';
import type { PushOrder } from '../ports/push-sender.port.js';

const HOUR = 3_600;
const MOST_ATTEMPTS = 5;
const FIRST_PAUSE_MS = 30_000;

/**
 * Outside of every unit of work, so at least once; a second push of the same topic takes the place of the first. What it says is asked for
 * when it is sent: what was read or deleted meanwhile is told to nobody.
 */
@UseCase()
export class PushToDevice {
  constructor(
    private readonly devices: PushDeviceBook,
    private readonly facts: NoticeFacts,
    private readonly desk: NoticeDesk,
    private readonly sums: UnreadSumFor,
    private readonly delivery: PushDelivery,
    private readonly orders: NoticeJobs,
    private readonly rules: PushRules,
    private readonly clock: Clock,
  ) {}

  async execute(order: DeviceOrder): Promise<void> {
    const push = await this.#pushFor(order);
    const device = push && (await this.devices.byId(order.deviceId));
    // Somebody else may use this browser by now.
    if (!push || device?.employeeId !== order.employeeId) return;
    const outcome = await this.delivery.to(device, push);
    if (outcome.outcome !== 'later' || order.attempt >= MOST_ATTEMPTS) return;
    const pause = Math.max(outcome.retryAfterMs ?? 0, FIRST_PAUSE_MS * 4 ** (order.attempt - 1));
    if (pause > push.ttlSeconds * 1_000) return;
    await this.orders.device({ ...order, attempt: order.attempt + 1 }, new Date(this.clock.now().getTime() + pause));
  }

  async #pushFor({ employeeId, about }: DeviceOrder): Promise<PushOrder | null> {
    const { language } = this.rules.values;
    if ('day' in about) {
      const sum = await this.sums.of(employeeId);
      return sum && { hint: hintOfDigest(sum, language), ttlSeconds: 6 * HOUR, urgency: 'low', topic: 'digest' };
    }
    const message = await this.facts.unread(about.messageId, employeeId);
    if (!message) return null;
    const { showText } = await this.desk.settingsOf(employeeId);
    return {
      ...{ hint: hintOfMessage(message, showText, language), ttlSeconds: (message.urgent ? 24 : 4) * HOUR },
      ...{ urgency: message.urgent ? 'high' : 'normal', topic: message.conversationId.replaceAll('-', '') },
    };
  }
}
