import { WorkingCalendar } from '@prorab/kernel';
import { SpokenCommands, type SpokenContext, type SpokenValues, actingAs } from '@prorab/platform/marks';
import { testEngines } from '@prorab/platform/testing';
import { RecordAnswer, TakeInquiry } from '../../../application/use-cases/index.js';
import { type SalesHouse, aSalesHouse, aStranger, people } from '../http/a-sales-house.builder.js';

const day = '09:00-18:00';
const calendar = new WorkingCalendar({
  zone: 'Europe/Moscow',
  hours: { mon: day, tue: day, wed: day, thu: day, fri: day },
});

describe.each(testEngines())('summaries, asked of the assistant, on %s', (engine) => {
  let house: SalesHouse;
  beforeAll(async () => {
    house = await aSalesHouse(engine);
    // Monday noon in Moscow: three came this morning, two were answered after 20 and 90 minutes, one still waits and is late.
    for (const [threadKey, cameMinutesAgo, answeredAfter] of [
      ['a', 150, 20],
      ['b', 120, 90],
      ['c', 100, null],
    ] as const) {
      const { inquiryId } = await house.letter(
        { ...aStranger(), threadKey, contactId: `letter-${threadKey}` },
        cameMinutesAgo,
      );
      if (answeredAfter === null) continue;
      const { id: employeeId, role } = people.anna;
      await actingAs({ kind: 'employee', employeeId, role, sessionId: 's' }, async () => {
        await house.app.get(TakeInquiry).execute({ inquiryId });
        const answeredAt = new Date(
          house.clock.now().getTime() + (answeredAfter - cameMinutesAgo) * 60_000,
        ).toISOString();
        await house.app
          .get(RecordAnswer)
          .execute({ answer: { threadKey, contactId: `answer-${threadKey}`, employeeId, answeredAt, via: 'board' } });
      });
    }
    await house.settled();
  });
  afterAll(() => house.close());
  const asked = (id: string, slots: SpokenValues = {}, who: 'anna' | 'head' = 'anna') => {
    const { id: employeeId, role } = people[who];
    const context: SpokenContext = {
      ...{ employeeId, role, language: 'ru', zone: 'Europe/Moscow', calendar, now: house.clock.now() },
      ...{ room: 'assistant', conversationId: null, messageId: null, phrase: '' },
    };
    return house.app.get(SpokenCommands).byId(id)?.handler.run(slots, context);
  };

  it('count what came, what was answered and how fast, what waits and what is late', async () => {
    expect(await asked('sales.summary-of-day')).toMatchObject({
      text: 'Сводка за день (сегодня)',
      lines: [
        'Поступило: 3 обращения',
        'Получили первый ответ: 2',
        'До первого ответа, половина быстрее: 20 мин',
        'Закрыто: успешно 0, с отказом 0',
        'Сейчас ждут ответственного: 1, просрочен ответ: 1',
      ],
      ...{ source: 'Прораб', asOf: house.clock.now() },
    });
  });

  it('name the people to the head only', async () => {
    const { lines } = (await asked('sales.summary-of-week', {}, 'head')) ?? {};
    expect(lines?.slice(5)).toEqual(['По людям:', 'Анна: ответов 2, закрыто 0 (успешно 0), открыто 2']);
    expect((await asked('sales.summary-of-week'))?.lines).toHaveLength(5);
  });

  it('are of what has been: a day of the year that is to come is last year’s', async () => {
    const on = (day: string) => asked('sales.summary-of-day', { day: { day, time: null, at: `${day}T06:00:00.000Z` } });
    expect((await on('2026-11-23'))?.text).toContain('сегодня');
    expect((await on('2026-11-29'))?.text).toBe('Сводка за день (вчера)');
    expect((await on('2027-11-20'))?.text).toContain('20 ноября');
    expect((await on('2026-11-22'))?.lines?.[0]).toBe('Поступило: 0 обращений');
  });
});
