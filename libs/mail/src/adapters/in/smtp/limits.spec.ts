import { ManualClock } from '@prorab/kernel';
import { ConnectionLimit } from './connection-limit.js';
import { RateLimit } from './rate-limit.js';

describe('limits by the address of a sender', () => {
  const [one, other, elsewhere] = ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', '2001:db8:1:3::1'];

  it('count the letters of a network of IPv6 together', () => {
    const rate = new RateLimit(2, new ManualClock('2026-11-23T09:00:00Z'));
    expect([one, other, one, elsewhere, '::ffff:192.0.2.1'].map((a) => rate.take(a))).toEqual([
      true,
      true,
      false,
      true,
      true,
    ]);
    expect([rate.take('192.0.2.1'), rate.take('192.0.2.1')]).toEqual([true, false]);
  });
  it('count its connections together', () => {
    const connections = new ConnectionLimit(1);
    expect([connections.enter(one, 'a'), connections.enter(other, 'b')]).toEqual([true, false]);
    connections.leave(other, 'b');
    expect(connections.enter(elsewhere, 'c')).toBe(true);
    connections.leave(one, 'a');
    expect(connections.enter(other, 'd')).toBe(true);
  });
});
