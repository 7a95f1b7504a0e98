import type { PushSubscription } from '../../domain/push/push-device.js';
import { pushHint } from '../../domain/push/push-hint.js';
import type { PushOrder, PushSender } from './push-sender.port.js';

/** How the push service of a device takes it; `limits` asks for two minutes of patience. */
export type PushServiceMood = 'well' | 'gone' | 'unknown' | 'limits' | 'down' | 'refuses';
export interface PushSenderBench {
  sender: PushSender;
  device(mood: PushServiceMood): Promise<PushSubscription>;
  /** What the browser behind the device has got, decrypted. */
  received(device: PushSubscription): Promise<unknown[]>;
}

export const aPushOrder = (differing: Partial<PushOrder> = {}): PushOrder => ({
  hint: pushHint({
    ...{ kind: 'message', conversationId: '0199d3a1-7c1e-7000-8000-0242ac120002' },
    ...{ title: 'Отдел продаж', text: 'Анна: кирпич едет 🧱' },
  }),
  ...{ ttlSeconds: 3_600, urgency: 'normal', topic: '0199d3a17c1e700080000242ac120002' },
  ...differing,
});

export function pushSenderContract(name: string, make: () => Promise<PushSenderBench>): void {
  describe(`push sender: ${name}`, () => {
    it('hands the hint over, whole', async () => {
      const { sender, device, received } = await make();
      const [to, other] = [await device('well'), await device('well')];
      const order = aPushOrder();
      expect(await sender.send(to, order)).toEqual({ outcome: 'accepted' });
      expect(await sender.send(to, aPushOrder({ urgency: 'high' }))).toEqual({ outcome: 'accepted' });
      expect(await received(to)).toEqual([order.hint, order.hint]);
      expect(await received(other)).toEqual([]);
    });
    it.each([
      ['gone', { outcome: 'gone' }],
      ['unknown', { outcome: 'gone' }],
      ['limits', { outcome: 'later', retryAfterMs: 120_000 }],
      ['down', { outcome: 'later', retryAfterMs: null }],
      ['refuses', { outcome: 'refused' }],
    ] as const)('tells what a service does that %s', async (mood, outcome) => {
      const { sender, device, received } = await make();
      const to = await device(mood);
      expect(await sender.send(to, aPushOrder())).toMatchObject(outcome);
      expect(await received(to)).toEqual([]);
    });
  });
}
