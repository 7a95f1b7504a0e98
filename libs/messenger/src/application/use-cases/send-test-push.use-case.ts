import { UseCase } from '@prorab/platform/marks';
import { PushOff } from '../../domain/push/push-errors.js';
import { PushDelivery } from '../push/push-delivery.js';
import { PushRules } from '../push/push-rules.js';
import { hintOfTest } from '../push/push-words.js';
import { PushDeviceBook } from '../ports/push-device-book.port.js';
import type { PushOutcome } from '../ports/push-sender.port.js';

export interface TestedDevice {
  readonly deviceId: string;
  readonly userAgent: string;
  readonly outcome: PushOutcome['outcome'];
  readonly because: string | null;
}

/** «Does it work?»: at once, to all browsers of the person, and what their services say. */
@UseCase()
export class SendTestPush {
  constructor(
    private readonly book: PushDeviceBook,
    private readonly delivery: PushDelivery,
    private readonly rules: PushRules,
  ) {}

  /** @throws PushOff */
  async execute({ employeeId }: { employeeId: string }): Promise<TestedDevice[]> {
    const { publicKey, language } = this.rules.values;
    if (publicKey === null) throw new PushOff();
    const order = { hint: hintOfTest(language), ttlSeconds: 60, urgency: 'high' as const, topic: 'test' };
    return Promise.all(
      (await this.book.ofEmployee(employeeId)).map(async (device): Promise<TestedDevice> => {
        const outcome = await this.delivery.to(device, order);
        const because = 'because' in outcome ? outcome.because : null;
        return { deviceId: device.id, userAgent: device.userAgent, outcome: outcome.outcome, because };
      }),
    );
  }
}
