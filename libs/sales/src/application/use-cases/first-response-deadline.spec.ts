import { WorkingCalendar } from '@prorab/kernel';
import { InquiryEscalated } from '../../contract/index.js';
import { aLetter, aSalesWorld, anInquiryOf } from '../a-sales-world.builder.js';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const week = Object.fromEntries(weekdays.map((day) => [day, '09:00-18:00']));
/** The office in Moscow keeps Russian holidays: days moved by decree are the kernel's data. */
const office = new WorkingCalendar({ zone: 'Europe/Moscow', hours: week });

/** A letter comes at `receivedAt`; an answer is promised within an hour of work. */
async function aLetterAt(receivedAt: string) {
  const world = aSalesWorld({ firstResponseMinutes: 60 }, office);
  world.clock.set(receivedAt);
  await anInquiryOf(world, aLetter('ivan@firm.ru', { receivedAt }));
  const tellsTheHead = async (at: string): Promise<number> => {
    world.clock.set(at);
    await world.escalate.execute();
    return world.outbox.of(InquiryEscalated).length;
  };
  return { respondBy: () => world.inquiries.only().respondBy?.toISOString(), tellsTheHead };
}

describe('the promise of a first answer', () => {
  it('rests on Victory Day and on the Monday that it was moved to, after a day that ends an hour earlier', async () => {
    // Friday, 8 May 2026, half past four in Moscow: half an hour is left, Saturday the ninth is made up for on Monday.
    const { respondBy, tellsTheHead } = await aLetterAt('2026-05-08T13:30:00.000Z');
    expect(respondBy()).toBe('2026-05-12T06:30:00.000Z');
    expect(await tellsTheHead('2026-05-11T12:00:00.000Z')).toBe(0);
    expect(await tellsTheHead('2026-05-12T06:29:00.000Z')).toBe(0);
    expect(await tellsTheHead('2026-05-12T06:30:00.000Z')).toBe(1);
  });

  it('runs on a Saturday that is worked for a Monday', async () => {
    // Friday, 31 October 2025, a quarter to six: the first of November is worked, the third is free for it.
    const { respondBy } = await aLetterAt('2025-10-31T14:45:00.000Z');
    expect(respondBy()).toBe('2025-11-01T06:45:00.000Z');
    const late = await aLetterAt('2025-11-01T13:30:00.000Z');
    // Short, as it is the day before a holiday: half an hour is left, then Wednesday.
    expect(late.respondBy()).toBe('2025-11-05T06:30:00.000Z');
  });
});
