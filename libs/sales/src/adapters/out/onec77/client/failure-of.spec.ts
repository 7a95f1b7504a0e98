import { LedgerUnavailable, LedgerUnfit } from '../../../../application/ports/ledger/ledger-errors.js';
import { failureOf } from './failure-of.js';

const request = (number: number, severity = 16) =>
  Object.assign(new Error(`message of ${number}`), { code: 'EREQUEST', number, class: severity });

describe('a failure of the server', () => {
  it.each([
    [1205, 'deadlock', 16],
    [1222, 'locked', 16],
    [601, 'refused', 16],
    [927, 'refused', 16],
    [18401, 'refused', 16],
    [9002, 'refused', 17],
  ])('%d passes: %s', (number, reason, severity) => {
    expect(failureOf(request(number, severity))).toMatchObject({ reason, advice: 'retry', kind: 'unavailable' });
  });
  it.each([208, 207, 229, 916, 18456, 4060, 102])('%d needs a person, and says what it is about', (number) => {
    const failure = failureOf(request(number));
    expect(failure).toBeInstanceOf(LedgerUnfit);
    expect(failure).toMatchObject({ kind: 'conflict', advice: 'ask-a-human' });
    expect(failure.message).toContain(`message of ${number}`);
  });
  it.each([
    ['ESOCKET', 'network'],
    ['ECONNCLOSED', 'network'],
    ['ETIMEOUT', 'timeout'],
    ['ECANCEL', 'cancelled'],
  ])('%s is %s', (code, reason) => {
    const error = Object.assign(new Error('x'), { code });
    expect(failureOf(error)).toMatchObject({ reason });
    expect(failureOf(Object.assign(new Error('x'), { code: 'EREQUEST', originalError: error }))).toMatchObject({
      reason,
    });
  });
  it('is found inside of what wraps it', () => {
    const login = Object.assign(new Error("Login failed for user 'prorab'."), { code: 'ELOGIN' });
    expect(failureOf(login)).toBeInstanceOf(LedgerUnfit);
    for (const message of [
      'Server is in script upgrade mode.',
      "Could not connect because the maximum number of '1' user connections has already been reached.",
    ])
      expect(failureOf(Object.assign(new Error(message), { code: 'ELOGIN' }))).toMatchObject({ reason: 'refused' });
    expect(failureOf(new AggregateError([request(1205)], 'several'))).toMatchObject({ reason: 'deadlock' });
    expect(
      failureOf({
        code: 'EREQUEST',
        message: 'm',
        originalError: { info: { number: 208, message: 'no SC210', class: 16 } },
      }).message,
    ).toContain('no SC210');
  });
  it('of a login is what the server says first', () => {
    const login = Object.assign(new Error("Login failed for user 'prorab'."), { code: 'ELOGIN' });
    const said = (number: number, message: string) => [
      { number, message, class: 14 },
      { number: 18456, message: 'Login failed', class: 14 },
    ];
    expect(failureOf(login, said(4060, 'Cannot open database "x"')).message).toContain('Cannot open database "x"');
    expect(failureOf(login, said(18401, 'upgrade'))).toBeInstanceOf(LedgerUnavailable);
  });
  it('that nobody knows is a failure of the network, and what is known stays', () => {
    expect(failureOf('x')).toBeInstanceOf(LedgerUnavailable);
    const known = new LedgerUnavailable('locked', 'x');
    expect(failureOf(known)).toBe(known);
  });
});
