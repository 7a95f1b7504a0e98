import { WorkingCalendar } from '@prorab/kernel';
import { untouched } from './invoice-care.js';
import { type AwaitedPayment, waitingFor } from './ladder.js';
import { WorkingDays } from './working-days.js';

const day = '09:00-18:00';
/** 12 June 2026, a Friday, is a holiday of Russia. */
const calendar = new WorkingCalendar({
  zone: 'Europe/Moscow',
  hours: { mon: day, tue: day, wed: day, thu: day, fri: day },
});
const rules = { managerDays: [1, 3, 7], headDay: 10, promiseAtMostDays: 90 };
const noon = (d: string): Date => new Date(`${d}T09:00:00Z`);
const invoice: AwaitedPayment = { at: noon('2026-06-01'), payBy: null, lastPaidAt: null, lastContactAt: null };
const on = (d: string, over: Partial<AwaitedPayment> = {}, care = {}) =>
  waitingFor({ ...invoice, ...over }, { ...untouched('k'), ...care }, new WorkingDays(calendar, noon(d)), rules);

describe('the ladder of an invoice that nobody pays', () => {
  it('tells the manager after 1, 3 and 7 working days and the head after 10', () => {
    expect(on('2026-06-01').due).toBeNull();
    expect(on('2026-06-02').due).toEqual({ step: 1, to: 'manager' });
    expect(on('2026-06-04')).toMatchObject({ days: 3, due: { step: 3, to: 'manager' } });
    expect(on('2026-06-10').due).toEqual({ step: 7, to: 'manager' });
    // The holiday is no working day: the tenth is the 16th.
    expect(on('2026-06-15')).toMatchObject({ days: 9, reached: { step: 7 } });
    expect(on('2026-06-16').due).toEqual({ step: 10, to: 'head' });
  });
  it('tells a step once, and nothing outside of working hours', () => {
    const told = { told: { step: 3, to: 'manager', at: noon('2026-06-04') } };
    expect(on('2026-06-05', {}, told).due).toBeNull();
    expect(on('2026-06-10', {}, told).due).toEqual({ step: 7, to: 'manager' });
    expect(on('2026-06-06').due).toBeNull();
    const night = new WorkingDays(calendar, new Date('2026-06-04T20:00:00Z'));
    expect(waitingFor(invoice, untouched('k'), night, rules)).toMatchObject({ reached: { step: 3 }, due: null });
  });
  it('counts from the day to pay by, and never on that day itself', () => {
    expect(on('2026-06-09', { payBy: '2026-06-09' })).toMatchObject({ days: 0, reached: null });
    expect(on('2026-06-10', { payBy: '2026-06-09' }).due).toEqual({ step: 1, to: 'manager' });
  });
  it('waits for no day that is too far away: of the books from the issue, promised from today', () => {
    // 90 days after the first of June is the 30th of August.
    expect(on('2026-06-02', { payBy: '2026-08-30' }).due).toBeNull();
    for (const payBy of ['2026-08-31', '2099-12-31'])
      expect(on('2026-06-02', { payBy })).toMatchObject({ since: '2026-06-01', due: { step: 1, to: 'manager' } });
    expect(on('2026-06-02', {}, { promisedOn: '2026-08-31' }).due).toBeNull();
    for (const promisedOn of ['2026-09-01', '2099-12-31'])
      expect(on('2026-06-02', {}, { promisedOn })).toMatchObject({ since: '2026-06-01', due: { step: 1 } });
    // It came into reach.
    expect(on('2026-09-01', {}, { promisedOn: '2026-09-01' })).toMatchObject({ since: '2026-09-01', days: 0 });
  });
  it('begins anew after a payment in part, a contact, a promised day, also after it was told', () => {
    const told = { told: { step: 3, to: 'manager', at: noon('2026-06-04') } };
    for (const over of [{ lastPaidAt: noon('2026-06-04') }, { lastContactAt: noon('2026-06-04') }]) {
      expect(on('2026-06-04', over, told).reached).toBeNull();
      expect(on('2026-06-05', over, told).due).toEqual({ step: 1, to: 'manager' });
    }
    expect(on('2026-06-09', {}, { ...told, promisedOn: '2026-06-09' }).due).toBeNull();
    expect(on('2026-06-10', {}, { ...told, promisedOn: '2026-06-09' }).due).toEqual({ step: 1, to: 'manager' });
  });
  it('ends by a refusal; put off, it says the same step again when the time is over', () => {
    expect(on('2026-06-16', {}, { refused: { reason: 'price', note: null } })).toMatchObject({
      reached: null,
      due: null,
    });
    const snoozed = { told: { step: 1, to: 'manager', at: noon('2026-06-02') }, snoozedUntil: noon('2026-06-03') };
    expect(on('2026-06-02', {}, snoozed).due).toBeNull();
    expect(on('2026-06-03', {}, snoozed).due).toEqual({ step: 1, to: 'manager' });
  });
});
