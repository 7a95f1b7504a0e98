import { type GreetingFacts, greeting } from './greeting.js';

const open: GreetingFacts = {
  ...{ company: 'Строим вместе', isOpen: true, place: 1, isShut: false, backAt: null, hasContacts: false },
  ...{ now: new Date('2026-11-27T19:30:00.000Z'), zone: 'Europe/Moscow' },
};
const shut = (backAt: string | null): GreetingFacts => ({
  ...open,
  ...{ isOpen: false, isShut: true, backAt: backAt === null ? null : new Date(backAt) },
});

describe('the line of the assistant in a chat that waits', () => {
  it('greets, and says the place in the queue to who is not the next one', () => {
    expect(greeting('ru', open)).toBe(
      'Здравствуйте! Я Ава, помощница компании «Строим вместе». Ваше сообщение мы получили, скоро вам ответит сотрудник.',
    );
    expect(greeting('ru', { ...open, place: 3 })).toContain('Вы 3-й в очереди');
    expect(greeting('en', { ...open, place: 3 })).toContain('Your place in the queue is 3');
  });
  it.each([
    ['2026-11-27T20:00:00.000Z', 'сегодня с 23:00', 'today from 23:00'],
    ['2026-11-28T06:00:00.000Z', 'завтра с 9:00', 'tomorrow from 9:00'],
    ['2026-11-30T06:00:00.000Z', '30 ноября с 9:00', 'on November 30 from 9:00'],
    [null, 'в рабочее время', 'in working hours'],
  ])('back at %s is «%s» on the clock of the site', (backAt, ru, en) => {
    expect(greeting('ru', shut(backAt))).toContain(`Сейчас мы не работаем, ответим ${ru}. Оставьте`);
    expect(greeting('en', shut(backAt))).toContain(`We are closed now and answer ${en}. Please leave`);
  });
  it('asks for contacts only who has left none', () => {
    const pause = { ...open, isOpen: false };
    expect(greeting('ru', pause)).toMatch(/никого нет.*Оставьте, пожалуйста, телефон/);
    expect(greeting('ru', { ...pause, hasContacts: true })).toMatch(/никого нет.*по вашим контактам\.$/);
  });
});
