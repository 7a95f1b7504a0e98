import { problemInRussian } from './problem-in-russian.js';

describe('a problem in Russian', () => {
  it.each([
    ['property admin should not exist', 'поля admin здесь нет'],
    ['id must be a UUID', 'id должно быть номером UUID'],
    ['to.0.name must be shorter than or equal to 200 characters', 'to.0.name не длиннее 200 знаков'],
    [
      'each value in status must be one of the following values: a, b',
      'status: каждое значение должно быть одним из: a, b',
    ],
    ['limit must not be greater than 100', 'limit не больше 100'],
    ['due must be like 2026-12-01T09:00:00+03:00', 'due должно быть вида 2026-12-01T09:00:00+03:00'],
    ['something of tomorrow', 'something of tomorrow'],
  ])('%s', (english, russian) => {
    expect(problemInRussian(english)).toBe(russian);
  });
});
