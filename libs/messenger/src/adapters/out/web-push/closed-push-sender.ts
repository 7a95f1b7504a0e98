import { type PushOutcome, PushSender } from '../../../application/ports/push-sender.port.js';

/** The house has no keys: nobody can have subscribed, and what is left of earlier days is not sent to. */
export class ClosedPushSender extends PushSender {
  async send(): Promise<PushOutcome> {
    return { outcome: 'refused', because: 'pushes are not set up on this server' };
  }
}
