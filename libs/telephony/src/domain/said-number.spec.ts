import { saidNumber } from './said-number.js';

describe('a number as it is remembered', () => {
  it.each([
    ['8911…', { begins: '+7911' }],
    ['8 (911) 222-33-44', { begins: '+79112223344' }],
    ['+7 911', { begins: '+7911' }],
    ['+372 55', { begins: '+37255' }],
    ['7911222', { begins: '+7911222' }],
    ['9112223344', { begins: '+79112223344' }],
    ['3344', { holds: '3344' }],
    ['222-33-44', { holds: '2223344' }],
    ['номера 851', { holds: '851' }],
    ['12', null],
    ['мамы', null],
    ['1'.repeat(16), null],
  ])('%s', (text, expected) => {
    expect(saidNumber(text)).toEqual(expected);
  });
});
