import { ManualClock, newId } from '@prorab/kernel';
import type { JobOrder } from '@prorab/platform/marks';
import { FakeJobs, FakeLocks, FakeUnitOfWork } from '@prorab/platform/testing';
import { aPushDevice } from '../../domain/push/a-push-device.builder.js';
import { aWorkingWeek } from '../../domain/notice/a-notice-person.builder.js';
import { type NoticeSettings, USUAL_SETTINGS } from '../../domain/notice/notice-settings.js';
import { FakeNoticeLog, FakeNoticeSettingsBook } from '../ports/fake-notice-books.js';
import { FakeNoticeFacts, type SaidMessage } from '../ports/fake-notice-facts.js';
import { FakeNoticePeople } from '../ports/fake-notice-people.js';
import { FakePushDeviceBook } from '../ports/fake-push-device-book.js';
import { FakePushSender } from '../ports/fake-push-sender.js';
import type { PushOrder } from '../ports/push-sender.port.js';
import { PushDelivery } from '../push/push-delivery.js';
import { PushRules } from '../push/push-rules.js';
import { NotifyOfMessage } from '../use-cases/notify-of-message.use-case.js';
import { PlanNotices } from '../use-cases/plan-notices.use-case.js';
import { PushDigest } from '../use-cases/push-digest.use-case.js';
import { PushNotice } from '../use-cases/push-notice.use-case.js';
import { PushToDevice } from '../use-cases/push-to-device.use-case.js';
import { RegisterPushDevice } from '../use-cases/register-push-device.use-case.js';
import { ForgetPushDevice } from '../use-cases/forget-push-device.use-case.js';
import { SendTestPush } from '../use-cases/send-test-push.use-case.js';
import { NoticeDesk } from './notice-desk.js';
import {
  type DeviceOrder,
  type DigestOrder,
  NoticeJobs,
  type NoticeOrder,
  type PlanOrder,
  digestJob,
  noticeJob,
  planJob,
} from './notice-jobs.js';
import { UnreadSumFor } from './unread-sum-for.js';

/** Notices and pushes in memory, and a clock that does what is due while it goes. Thursday, noon in Moscow. */
export function aNoticeWorld(start = '2026-11-26T09:00:00Z', publicKey: string | null = 'BKey') {
  const clock = new ManualClock(start);
  const [facts, people, settings] = [new FakeNoticeFacts(), new FakeNoticePeople(), new FakeNoticeSettingsBook()];
  const [log, devices, sender] = [new FakeNoticeLog(), new FakePushDeviceBook(), new FakePushSender()];
  const [jobs, locks, work] = [new FakeJobs(), new FakeLocks(), new FakeUnitOfWork()];
  const orders = new NoticeJobs(jobs);
  const rules = new PushRules({ publicKey, allowHosts: [], language: 'ru' });
  const desk = new NoticeDesk(facts, people, settings, log, clock);
  const sums = new UnreadSumFor(facts, desk, clock);
  const delivery = new PushDelivery(sender, devices, work, clock);
  const notify = new NotifyOfMessage(orders, work, clock);
  const plan = new PlanNotices(facts, devices, desk, orders, work);
  const pushNotice = new PushNotice(facts, desk, log, devices, orders, locks, work, clock);
  const pushDigest = new PushDigest(desk, sums, devices, orders, work, clock);
  const toDevice = new PushToDevice(devices, facts, desk, sums, delivery, orders, rules, clock);
  const run = async ({ job, payload }: JobOrder): Promise<void> => {
    if (job === planJob) {
      const { conversationId, from, to } = payload as PlanOrder;
      return plan.execute({ conversationId, from: new Date(from), to: new Date(to) });
    }
    if (job === noticeJob) return pushNotice.execute(payload as NoticeOrder);
    if (job === digestJob) return pushDigest.execute(payload as DigestOrder);
    return toDevice.execute(payload as DeviceOrder);
  };
  const sent: (PushOrder & { endpoint: string; at: Date })[] = [];
  return {
    ...{ clock, facts, people, settings, log, devices, sender, jobs, work, sent },
    register: new RegisterPushDevice(devices, rules, work, clock),
    forget: new ForgetPushDevice(devices, work),
    test: new SendTestPush(devices, delivery, rules),
    /** Somebody of Moscow with a phone, not at the desk. */
    async employee(own: Partial<NoticeSettings> = {}): Promise<{ id: string; endpoint: string; deviceId: string }> {
      const device = aPushDevice();
      people.places.set(device.employeeId, { zone: 'Europe/Moscow', calendar: aWorkingWeek(), absentUntil: null });
      await settings.keep(device.employeeId, { ...USUAL_SETTINGS, ...own });
      const deviceId = await devices.register(device);
      return { id: device.employeeId, endpoint: device.endpoint, deviceId };
    },
    async say(to: readonly string[], differing: Partial<SaidMessage> = {}): Promise<SaidMessage> {
      const message: SaidMessage = {
        ...{ messageId: newId(), conversationId: newId(), title: 'Анна', authorId: newId(), author: 'Анна' },
        ...{ text: 'Кирпич едет', kind: 'direct', urgent: false, at: clock.now(), to, mentioned: [], ...differing },
      };
      facts.said.push(message);
      await work.run(() => notify.execute(message));
      return message;
    },
    sits(employeeId: string): void {
      facts.presence.set(employeeId, { deskActiveAt: clock.now(), status: 'online' });
    },
    /** Lets time pass, and each order be done at its instant; `meanwhile` happens before each. */
    async pass(until: string | { minutes: number }, meanwhile: () => void = () => undefined): Promise<void> {
      const end =
        typeof until === 'string' ? new Date(until) : new Date(clock.now().getTime() + until.minutes * 60_000);
      for (;;) {
        const due = jobs.orders.filter(({ runAt }) => (runAt ?? clock.now()) <= end);
        const [next] = due.sort((a, b) => (a.runAt ?? end).getTime() - (b.runAt ?? end).getTime());
        if (!next) break;
        jobs.orders.splice(jobs.orders.indexOf(next), 1);
        if (next.runAt && next.runAt > clock.now()) clock.set(next.runAt);
        meanwhile();
        await run(next);
        for (const push of sender.sent.splice(0)) sent.push({ ...push, at: clock.now() });
      }
      clock.set(end);
    },
  };
}
