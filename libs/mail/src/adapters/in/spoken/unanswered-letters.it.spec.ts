import { SpokenCommands, type SpokenContext } from '@prorab/platform/marks';
import { WorkingCalendar } from '@prorab/kernel';
import { testEngines } from '@prorab/platform/testing';
import { type MailHouse, aMailHouse } from '../http/a-mail-house.builder.js';

const calendar = new WorkingCalendar({ zone: 'Europe/Moscow', hours: { mon: '09:00-18:00' } });

describe.each(testEngines())('unanswered letters, asked of the assistant, on %s', (engine) => {
  let house: MailHouse;
  beforeAll(async () => {
    house = await aMailHouse(engine);
  });
  afterAll(() => house.close());
  const asked = async (language: 'ru' | 'en' = 'ru') => {
    const context: SpokenContext = {
      ...{
        employeeId: '0190a000-0000-7000-8000-000000000011',
        role: 'manager',
        language,
        zone: 'Europe/Moscow',
        calendar,
      },
      ...{ now: house.clock.now(), room: 'assistant', conversationId: null, messageId: null, phrase: '' },
    };
    const command = house.app.get(SpokenCommands).byId('mail.unanswered-letters');
    return command?.handler.run({}, context);
  };

  it('tells that there are none', async () => {
    expect((await asked())?.text).toBe('Все письма отвечены.');
    expect((await asked('en'))?.text).toBe('All letters are answered.');
  });

  it('tells how many, the longest waiting first, ten at most', async () => {
    for (let n = 1; n <= 12; n += 1) {
      await house.arrives({
        'Message-ID': `<${n}@stroy.ru>`,
        From: `Иван <ivan${n}@stroy.ru>`,
        Subject: `Кирпич ${n}`,
      });
      house.clock.advance({ minutes: 10 });
    }
    const answer = await asked();
    expect(answer?.text).toBe('Без ответа 12 писем, дольше всех ждут:');
    expect(answer?.lines).toHaveLength(11);
    expect(answer?.lines?.[0]).toBe('Иван · Кирпич 1 · 2 ч назад');
    expect(answer?.lines?.at(-1)).toBe('…и ещё 2');
    expect(answer).toMatchObject({ source: 'Прораб, почта', asOf: house.clock.now() });
  });
});
