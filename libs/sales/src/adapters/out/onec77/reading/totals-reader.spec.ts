import { LedgerUnfit } from '../../../../application/ports/ledger/ledger-errors.js';
import { periodBefore, periodOf } from './totals-reader.js';

it.each([
  ['D', '2024-03-31', '2024-03-31', '2024-03-30'],
  ['W', '2024-03-31', '2024-03-25', '2024-03-18'],
  ['M', '2024-03-31', '2024-03-01', '2024-02-01'],
  ['Q', '2024-03-31', '2024-01-01', '2023-10-01'],
  ['Y', '2024-03-31', '2024-01-01', '2023-01-01'],
  ['T', '2024-03-31', '2024-03-16', '2024-03-01'],
  ['T', '2024-03-15', '2024-03-01', '2024-02-16'],
  ['C', '2024-03-31', '2024-03-21', '2024-03-11'],
  ['C', '2024-02-10', '2024-02-01', '2024-01-21'],
  ['F', '2024-03-31', '2024-03-26', '2024-03-21'],
  ['F', '2024-03-05', '2024-03-01', '2024-02-26'],
])('totals by %s: %s lies in the period of %s, before it is that of %s', (length, day, first, before) => {
  expect(periodOf(day, length)).toBe(first);
  expect(periodBefore(first, length)).toBe(before);
});
it('another length of totals is told', () => expect(() => periodOf('2024-03-31', 'X')).toThrow(LedgerUnfit));
