import { newId } from '@prorab/kernel';
import type { PushDevice } from './push-device.js';

const letters = (): string => newId().replaceAll('-', '');

/** As a browser subscribes; the keys have the right form, nobody holds their other halves. */
export const aPushDevice = (differing: Partial<PushDevice> = {}): Omit<PushDevice, 'lastOkAt' | 'failures'> => ({
  ...{ id: newId(), employeeId: newId(), endpoint: `https://push.example.com/send/${letters()}` },
  ...{ p256dh: `B${(letters() + letters() + letters()).slice(0, 86)}`, auth: letters().slice(0, 22) },
  ...{ userAgent: 'Mozilla/5.0 (Android 16)', createdAt: new Date('2026-11-26T09:00:00.123Z') },
  ...differing,
});
