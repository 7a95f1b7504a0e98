import { WorkingCalendar, newId } from '@prorab/kernel';
import type { SpokenContext } from '@prorab/platform/marks';
import { ManualClock } from '@prorab/kernel';
import { type TestHouse, openTestHouse, testEngines } from '@prorab/platform/testing';
import { FakeOperators } from '../../../application/ports/fake-neighbours.js';
import { CallsOfDay, ListCalls, ListMissed, ReportReader } from '../../../application/queries/index.js';
import { aCallerCard } from '../../../domain/a-caller-card.builder.js';
import { Call } from '../../../domain/call.js';
import type { Caller } from '../../../domain/caller.js';
import { MissedEpisode } from '../../../domain/missed-episode.js';
import type { NumberPlace } from '../../../domain/numbering/number-place.js';
import { MikroCallBook } from '../../out/persistence/mikro-call-book.js';
import { MikroMissedBook } from '../../out/persistence/mikro-missed-book.js';
import { telephonyTables } from '../../out/persistence/telephony.tables.js';
import { CallsOfDayCommand, MissedCallersCommand, WhoCalledCommand } from './index.js';

const anna = newId();
const calendar = new WorkingCalendar({ zone: 'Europe/Moscow', hours: { mon: '09:00-18:00' } });
const number = (text: string): Caller => ({ kind: 'number', number: text });
const weak: NumberPlace = { city: null, region: 'Псковская обл.', weak: true };

describe.each(testEngines())('calls, asked of Ava, on %s', (engine) => {
  let house: TestHouse;
  const clock = new ManualClock('2026-11-27T12:00:00Z');
  const operators = new FakeOperators();
  operators.cards.push({
    employeeId: anna,
    name: 'Анна',
    extension: '101',
    branchId: 'b',
    deputyId: null,
    atWork: true,
  });
  const context = (language: 'ru' | 'en' = 'ru'): SpokenContext => ({
    ...{ employeeId: anna, role: 'manager', language, zone: 'Europe/Moscow', calendar, now: clock.now() },
    ...{ room: 'assistant', conversationId: null, messageId: null, phrase: '' },
  });
  /** @param talked seconds; null: nobody took it; 'now': they talk still */
  async function called(
    caller: Caller,
    at: string,
    talked: number | null | 'now',
    of: Partial<Parameters<typeof Call.arrive>[0]> = {},
  ) {
    const channelId = newId();
    const startedAt = new Date(at);
    const after = (seconds: number): Date => new Date(startedAt.getTime() + seconds * 1000);
    const line = { line: '+78112201234', lineTitle: 'Псков', branchId: null, callerName: '' };
    const call = Call.arrive({ id: newId(), channelId, caller, startedAt, ...line, ...of });
    if (of.callerName === undefined && talked !== null) call.recognise(aCallerCard());
    call.ring([{ phones: [{ employeeId: anna, extension: '101' }], seconds: 20, because: 'group' }], startedAt);
    call.rang(`${channelId}~0`, startedAt);
    if (talked !== null) call.picked(`${channelId}~0`, after(4));
    if (talked !== 'now') call.callerLeft(after(4 + (talked ?? 10)));
    const [calls, missed] = [new MikroCallBook(house.database), new MikroMissedBook(house.database)];
    await house.work.run(async () => {
      await calls.add(call);
      if (talked === null) await missed.add(MissedEpisode.open(newId(), call.state));
    });
  }
  beforeAll(async () => {
    house = await openTestHouse(engine, [telephonyTables], clock);
    // Half past eleven of the evening before in Moscow.
    await called(number('+79110001111'), '2026-11-26T20:30:00Z', 60);
    await called(number('+79112223344'), '2026-11-27T07:20:00Z', 90, { place: weak });
    await called(number('+78115533344'), '2026-11-27T08:00:00Z', null, {
      ...{ place: { city: 'Великие Луки', region: 'Псковская обл.', weak: false }, callerName: 'Ivan\nтетя' },
    });
    await called({ kind: 'hidden' }, '2026-11-27T09:00:00Z', null);
    await called(number('+79119990000'), '2026-11-27T11:59:00Z', 'now');
  });
  afterAll(() => house.close());
  const list = () => new ListCalls(house.tables);
  const ofDay = (day?: string) =>
    new CallsOfDayCommand(new CallsOfDay(list(), new ReportReader(house.tables, clock)), operators).run(
      day === undefined ? {} : { day: { day, time: null, at: `${day}T06:00:00Z` } },
      context(),
    );
  const who = (text: string, language: 'ru' | 'en' = 'ru') =>
    new WhoCalledCommand(list(), operators).run({ number: text }, context(language));

  it('of a day are counted and told, the latest first, by the clock of who asks', async () => {
    expect(await ofDay()).toEqual({
      text: 'Звонки (сегодня): отвечено 1, пропущено 2, идут сейчас 1.',
      lines: [
        'сегодня в 14:59 · ООО «Ромашка», +7 911 999-00-00 · на Псков · идёт сейчас: Анна',
        'сегодня в 12:00 · номер скрыт · на Псков · пропущен',
        'сегодня в 11:00 · Ivan тетя, +7 811 553-33-44 · Великие Луки · на Псков · пропущен',
        'сегодня в 10:20 · ООО «Ромашка», +7 911 222-33-44 · Псковская обл. (по мобильному, неточно) · на Псков · поговорили: Анна',
      ],
      ...{ source: 'Прораб', asOf: clock.now() },
    });
    expect((await ofDay('2026-11-26')).lines).toHaveLength(1);
    expect((await ofDay('2026-12-03')).text).toContain('вчера');
    expect((await ofDay('2026-11-20')).text).toMatch(/не было\.$/);
  });
  it('that were missed wait, whoever has waited longest first', async () => {
    const { text, lines } = await new MissedCallersCommand(new ListMissed(house.tables), operators).run({}, context());
    expect(text).toBe('Ждут, что им перезвонят:');
    expect(lines).toEqual([
      'сегодня в 11:00 · +7 811 553-33-44 · на Псков',
      'сегодня в 12:00 · номер скрыт · на Псков',
    ]);
  });
  it('from a number are found by any part of it', async () => {
    const found = async (text: string) =>
      ((await who(text)).lines ?? []).map((line) => /\+7 [\d -]+\d/.exec(line)?.[0]);
    expect(await found('8911…')).toEqual(['+7 911 999-00-00', '+7 911 222-33-44', '+7 911 000-11-11']);
    expect(await found('+7 (811)')).toEqual(['+7 811 553-33-44']);
    expect(await found('3344')).toEqual(['+7 811 553-33-44', '+7 911 222-33-44']);
    expect((await who('8999')).text).toBe('С +7999… никто не звонил.');
    expect((await who('%%%')).text).toMatch(/^Назовите хотя бы три цифры/);
    expect((await who('3344', 'en')).lines?.[0]).toBe(
      'today at 11:00 · Ivan тетя, +7 811 553-33-44 · Великие Луки · to Псков · missed',
    );
  });
});
