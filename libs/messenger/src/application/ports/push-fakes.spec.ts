import { FakeUnitOfWork } from '@prorab/platform/testing';
import { aPushDevice } from '../../domain/push/a-push-device.builder.js';
import { FakePushDeviceBook } from './fake-push-device-book.js';
import { FakePushSender } from './fake-push-sender.js';
import { pushDeviceBookContract } from './push-device-book.contract.js';
import { type PushServiceMood, pushSenderContract } from './push-sender.contract.js';
import type { PushOutcome } from './push-sender.port.js';

const outcomes: Record<PushServiceMood, PushOutcome> = {
  well: { outcome: 'accepted' },
  gone: { outcome: 'gone' },
  unknown: { outcome: 'gone' },
  limits: { outcome: 'later', retryAfterMs: 120_000, because: '429' },
  down: { outcome: 'later', retryAfterMs: null, because: '503' },
  refuses: { outcome: 'refused', because: '400' },
};
pushDeviceBookContract('fake', async () => ({ book: new FakePushDeviceBook(), work: new FakeUnitOfWork() }));
pushSenderContract('fake', async () => {
  const sender = new FakePushSender();
  return {
    sender,
    async device(mood) {
      const device = aPushDevice();
      sender.outcomes.set(device.endpoint, outcomes[mood]);
      return device;
    },
    received: async ({ endpoint }) => sender.hintsTo(endpoint),
  };
});
