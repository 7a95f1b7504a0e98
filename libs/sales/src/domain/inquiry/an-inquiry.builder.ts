import type { WorkingTime } from '../working-time.js';
import { type Act, type FirstContact, Inquiry } from './inquiry.js';

/** Working time is all time, so that specs can count minutes in the head. */
export const alwaysOpen: WorkingTime = {
  isOpenAt: () => true,
  workingMinutesBetween: (from, to) => (to.getTime() - from.getTime()) / 60_000,
  addWorkingMinutes: (from, minutes) => new Date(from.getTime() + minutes * 60_000),
};
export const monday = new Date('2025-06-02T09:00:00Z');
export const minutesLater = (minutes: number, from = monday): Date => new Date(from.getTime() + minutes * 60_000);
export const act = (
  at: Date = monday,
  over: Partial<Act> = {},
): Act & { respondWithinMinutes: number; takeBy: Date | null } => ({
  at,
  by: null,
  hours: alwaysOpen,
  respondWithinMinutes: 60,
  takeBy: minutesLater(15, at),
  ...over,
});

/** `anInquiry({ threadKey: 't-1' })`: waiting, received on Monday at nine (UTC). */
export const anInquiry = (over: Partial<FirstContact> = {}, number = 1): Inquiry => {
  const receivedAt = over.receivedAt ?? monday;
  return Inquiry.open(
    number,
    {
      channel: 'letter',
      partyId: '0190a000-0000-7000-8000-000000000001',
      subject: 'Фасадные панели, 120 м²',
      preview: 'Здравствуйте, нужны панели',
      branchId: null,
      group: null,
      threadKey: null,
      receivedAt,
      ...over,
    },
    act(receivedAt),
  );
};
