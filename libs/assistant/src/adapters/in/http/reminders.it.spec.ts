import { eventually, testEngines } from '@prorab/platform/testing';
import { type RemindersHouse, aRemindersHouse, people } from './a-reminders-house.builder.js';

const tomorrow = '2026-12-01T10:00:00+03:00';

describe.each(testEngines())('the doors of the reminders on %s', (engine) => {
  let house: RemindersHouse;
  beforeAll(async () => (house = await aRemindersHouse(engine, { config: { morningDigest: false } })));
  afterAll(() => house.close());
  const create = async (body: object, as: 'anna' | 'boris' | 'head' | 'worker' = 'anna') =>
    house.ask('POST', 'assistant/reminders', as, body);
  const said = (text: string) => house.ask('POST', 'assistant/phrases', 'boris', { text });

  it('a rule in words is shown with its next three dates, and kept as RRULE', async () => {
    const repeat = 'каждый понедельник в 9:00';
    const preview = await house.ask('POST', 'assistant/reminders/preview', 'anna', { repeat });
    expect(preview).toEqual({
      status: 200,
      body: {
        repeat: 'FREQ=WEEKLY;BYDAY=MO;BYHOUR=9;BYMINUTE=0',
        repeatInWords: repeat,
        next: ['2026-12-07T06:00:00.000Z', '2026-12-14T06:00:00.000Z', '2026-12-21T06:00:00.000Z'],
        nextInWords: ['пн, 7 декабря, 9:00', 'пн, 14 декабря, 9:00', 'пн, 21 декабря, 9:00'],
      },
    });
    const { status, body } = await create({ text: 'Отчёт', repeat });
    expect([status, body.number, body.fireAt, body.next.length]).toEqual([201, 1, '2026-12-07T06:00:00.000Z', 3]);
    expect((await house.ask('DELETE', `assistant/reminders/${body.reminderId}`)).body.state).toBe('cancelled');
    expect((await house.ask('POST', `assistant/reminders/${body.reminderId}/done`)).body.code).toBe(
      'assistant.reminder-over',
    );
  });

  it('create, list page by page, move, put off, hand over; others only with the right', async () => {
    const ids: string[] = [];
    for (const n of [1, 2, 3])
      ids.push((await create({ text: `Дело ${n}`, at: `2026-12-0${n}T10:00:00+03:00` })).body.reminderId);
    await create({ text: 'Сверка', at: tomorrow, team: { role: 'manager', branchId: null } });
    const pages: string[] = [];
    for (let after = ''; ;) {
      const { body } = await house.ask('GET', `assistant/reminders?limit=2${after}`);
      pages.push(body.items.map((r: { text: string }) => r.text).join());
      if (body.next === null) break;
      after = `&after=${body.next}`;
    }
    expect(pages.join().split(',').sort()).toEqual(['Дело 1', 'Дело 2', 'Дело 3', 'Сверка']);
    expect(
      (await house.ask('GET', 'assistant/reminders', 'boris')).body.items.map((r: { text: string }) => r.text),
    ).toEqual(['Сверка']);
    const [one] = ids;
    const url = `assistant/reminders/${one}`;
    expect((await house.ask('POST', `${url}/move`, 'boris', { to: tomorrow })).body.code).toBe(
      'assistant.reminder-not-yours',
    );
    expect((await house.ask('GET', url, 'boris')).status).toBe(403);
    expect((await house.ask('POST', `${url}/move`, 'anna', { to: '2026-12-05T10:00:00+03:00' })).body.fireAt).toBe(
      '2026-12-05T07:00:00.000Z',
    );
    expect((await house.ask('POST', `${url}/snooze`, 'anna', { choice: 'morning' })).body.fireAt).toBe(
      '2026-12-01T06:00:00.000Z',
    );
    expect((await house.ask('POST', `${url}/snooze`, 'anna', {})).status).toBe(400);
    expect((await house.ask('POST', `${url}/hand-over`, 'anna', { employeeId: people.boris.id })).status).toBe(403);
    expect((await house.ask('POST', `${url}/hand-over`, 'head', { employeeId: people.boris.id })).body.number).toBe(1);
    expect((await house.ask('POST', `${url}/done`, 'boris')).body.state).toBe('done');
    expect((await house.ask('GET', 'assistant/reminders?over=true', 'boris')).body.items.length).toBe(1);
  });

  it.each([
    [{ text: ' ', at: tomorrow }, 400, 'platform.request-invalid'],
    [{ text: 'а' }, 400, 'platform.request-invalid'],
    [{ text: 'а', at: tomorrow, about: { kind: 'message' } }, 400, 'platform.request-invalid'],
    [{ text: 'а', at: '2026-11-01T10:00:00+03:00' }, 422, 'assistant.date-in-the-past'],
    [{ text: 'а', at: '2099-11-01T10:00:00+03:00' }, 422, 'assistant.date-too-far'],
    [{ text: 'а', repeat: 'иногда' }, 422, 'assistant.repeat-invalid'],
    [{ text: 'а', repeat: 'FREQ=DAILY;UNTIL=20260101' }, 422, 'assistant.repeat-never-comes'],
    [{ text: 'а', at: tomorrow, employeeId: people.boris.id }, 403, 'platform.forbidden'],
    [{ text: 'а', at: tomorrow, team: { role: 'head' } }, 403, 'platform.forbidden'],
    [
      { text: 'а', at: tomorrow, about: { kind: 'subject', subject: 'sales.inquiry', id: people.anna.id } },
      422,
      'assistant.subject-unknown',
    ],
  ])('%j is refused', async (body, status, code) => {
    const answer = await create(body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('people ask for them as they talk', async () => {
    const once = await said('Ава, напомни завтра в 10 позвонить в Ромашку');
    expect(once.body.text).toContain('Напомню завтра в 10:00: позвонить в Ромашку');
    const repeated = await said('напоминай каждый понедельник в 9 отправить отчёт');
    expect(repeated.body.text).toContain('каждый понедельник в 9:00: отправить отчёт');
    expect(repeated.body.text).toContain('пн, 21 декабря, 9:00');
    const yes = repeated.body.buttons[0];
    expect((await house.ask('POST', `assistant/buttons/${yes.id}`, 'boris')).body.text).toContain(
      'Буду напоминать каждый понедельник в 9:00',
    );
    const list = (await said('мои напоминания')).body.text as string;
    const number = /№ (\d+) позвонить в Ромашку: завтра в 10:00/.exec(list)?.[1];
    expect(list).toMatch(/№ \d+ отправить отчёт: .*\(каждый понедельник в 9:00\)/);
    expect((await said(`перенеси напоминание ${number} на пятницу`)).body.text).toContain(
      'в 10:00: позвонить в Ромашку',
    );
    expect((await said(`отмени напоминание ${number}`)).body.text).toContain('позвонить в Ромашку');
    expect((await said('да')).body.text).toContain(`Напоминание № ${number} отменено`);
    expect((await said('отмени напоминание 99')).body.text).toContain('Такого напоминания нет');
    const day = await said('напомни каждую пятницу в 17 закрыть смену');
    expect(day.body.text).toContain('каждую пятницу в 17:00: закрыть смену');
  });

  it('the log: one’s own for everybody, all for the head', async () => {
    await create({ text: 'Позвонить', at: new Date(+house.clock.now() + 60_000).toISOString() }, 'worker');
    house.clock.advance({ minutes: 2 });
    const [said] = await eventually(async () => {
      const some = (await house.said()).filter((s) => s.employeeId === people.worker.id);
      return some.length > 0 && some;
    });
    await house.read(said?.key ?? '', 'worker');
    await house.press(said?.key ?? '', 'done', 'worker');
    await house.settled();
    const log = async (as: 'worker' | 'head' | 'anna', query = '') =>
      (await house.ask('GET', `assistant/reminder-log${query}`, as)).body.items;
    expect(await log('worker')).toMatchObject([
      {
        text: 'Позвонить',
        rule: 'personal',
        answer: 'done',
        outcome: 'done',
        readAt: house.clock.now().toISOString(),
        recipientId: people.worker.id,
      },
    ]);
    expect(await log('anna')).toEqual([]);
    expect((await log('head', '?rule=personal&limit=1')).length).toBe(1);
    expect(await log('head', '?state=silent')).toEqual([]);
    expect((await house.ask('GET', `assistant/reminder-log?employeeId=${people.worker.id}`, 'anna')).status).toBe(403);
  });
});
