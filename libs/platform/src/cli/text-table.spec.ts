import { textTable } from './text-table.js';

it('a table of text has straight columns', () => {
  expect(
    textTable([
      ['вход', 'имя', 'доб.'],
      ['anna', 'Анна Петрова', ''],
      ['boris.k', '𝔅орис', '305'],
    ]),
  ).toEqual(['вход     имя           доб.', 'anna     Анна Петрова', 'boris.k  𝔅орис         305']);
  expect(textTable([])).toEqual([]);
});
