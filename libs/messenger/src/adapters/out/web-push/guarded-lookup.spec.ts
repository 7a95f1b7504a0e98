import type { LookupAddress, lookup } from 'node:dns';
import { guardedLookup } from './guarded-lookup.js';

type Answer = [error: string | null, address: string | LookupAddress[]];
const asked = (addresses: string[], all: boolean, allowed: string[] = []): Answer => {
  const resolve = ((_: string, __: object, done: (e: Error | null, a: LookupAddress[]) => void) =>
    done(
      addresses.length ? null : new Error('ENOTFOUND'),
      addresses.map((address) => ({ address, family: 4 })),
    )) as typeof lookup;
  let answer: Answer = ['nothing', ''];
  guardedLookup((host) => allowed.includes(host), resolve)('push.example.com', { all }, (error, address) => {
    answer = [error?.message ?? null, address];
  });
  return answer;
};

describe('the look at what a name means', () => {
  const closed = 'push.example.com resolves to an address that is not public';
  it('lets the public through, one or all', () => {
    expect(asked(['8.8.8.8', '1.1.1.1'], false)).toEqual([null, '8.8.8.8']);
    expect(asked(['8.8.8.8'], true)).toEqual([null, [{ address: '8.8.8.8', family: 4 }]]);
  });
  it('refuses a name that means an address behind the wall, be it one of many', () => {
    expect(asked(['127.0.0.1'], true)[0]).toBe(closed);
    expect(asked(['8.8.8.8', '10.0.0.5'], false)[0]).toBe(closed);
    expect(asked(['127.0.0.1'], true, ['push.example.com'])[0]).toBeNull();
  });
  it('passes on that there is no such name', () => expect(asked([], true)[0]).toBe('ENOTFOUND'));
});
