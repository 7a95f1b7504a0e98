import { callerNameOf, callerOf } from './caller.js';

describe('who calls', () => {
  it.each([
    ['+79112223344', { kind: 'number', number: '+79112223344' }],
    ['89112223344', { kind: 'number', number: '+79112223344' }],
    ['9112223344', { kind: 'number', number: '+79112223344' }],
    ['201234', { kind: 'number', number: '+78112201234' }],
    // A stranger who says that he is a phone of ours.
    ['101', { kind: 'odd', said: '101' }],
    ['0890', { kind: 'odd', said: '0890' }],
    ['', { kind: 'hidden' }],
    ['anonymous', { kind: 'hidden' }],
    ['Unknown', { kind: 'hidden' }],
    ['000000000000', { kind: 'odd', said: '000000000000' }],
    ['<script>alert(1)</script>\u0000\u0007', { kind: 'odd', said: '<script>alert(1)</script>' }],
    ['9'.repeat(500), { kind: 'odd', said: '9'.repeat(30) }],
  ])('%j', (said, caller) => {
    expect(callerOf(said, '8112')).toEqual(caller);
  });
  it('is a phone of the house by its own channel only', () => {
    expect(callerOf('101', '8112', '101')).toEqual({ kind: 'inside', extension: '101' });
    expect(callerOf('101', '8112', 'pskov')).toEqual({ kind: 'odd', said: '101' });
  });
});

describe('the name of who calls', () => {
  it.each([
    ['Ivan  Petrov\n\u0007', 'Ivan Petrov'],
    ['79112223344', ''],
    ['Anonymous', ''],
    ['', ''],
    ['x'.repeat(500), 'x'.repeat(100)],
  ])('%j', (said, name) => {
    expect(callerNameOf(said, '+79112223344')).toBe(name);
  });
});
