import type { PushSubscription } from '../../domain/push/push-device.js';
import type { PushHint } from '../../domain/push/push-hint.js';
import { type PushOrder, type PushOutcome, PushSender } from './push-sender.port.js';

export class FakePushSender extends PushSender {
  readonly sent: (PushOrder & { endpoint: string })[] = [];
  /** By endpoint; what is not here is accepted. */
  readonly outcomes = new Map<string, PushOutcome>();
  async send({ endpoint }: PushSubscription, order: PushOrder): Promise<PushOutcome> {
    const outcome = this.outcomes.get(endpoint) ?? { outcome: 'accepted' };
    if (outcome.outcome === 'accepted') this.sent.push({ ...order, endpoint });
    return outcome;
  }
  hintsTo(endpoint: string): PushHint[] {
    return this.sent.filter((sent) => sent.endpoint === endpoint).map(({ hint }) => hint);
  }
}
