import fc from 'fast-check';
import { NumberPool, type Seat } from './number-pool.js';

const [A, B, C] = ['+78112200001', '+78112200002', '+78112200003'] as const;
const pool = new NumberPool('site', [A, B, C], '+78112201234', 15, []);
const at = (minutes: number): Date => new Date(Date.parse('2026-11-27T09:00:00Z') + minutes * 60_000);
const held = (number: string, visitId: string, minutes: number): Seat => ({
  ...{ number, holder: { visitId, shownId: `${number} ${visitId}`, seenAt: at(minutes) } },
});

describe('a pool of numbers', () => {
  it('gives what was shown to nobody first, then what is free and was seen longest ago', () => {
    expect(pool.seatFor('v', [], at(0))?.number).toBe(A);
    expect(pool.seatFor('v', [held(A, 'a', 0)], at(1))?.number).toBe(B);
    const all = [held(A, 'a', 0), held(B, 'b', -2), held(C, 'c', 10)];
    expect(pool.seatFor('v', all, at(16))?.number).toBe(B);
    expect(pool.seatFor('v', [held(A, 'a', 0), held(B, 'b', 5), held(C, 'c', 10)], at(15))?.number).toBe(A);
  });
  it('leaves a visit its number, also when its time is over and nobody else has it', () => {
    const all = [held(A, 'a', 0), held(B, 'b', 1), held(C, 'c', 2)];
    expect(pool.seatFor('c', all, at(5))?.number).toBe(C);
    expect(pool.seatFor('c', all, at(500))?.number).toBe(C);
  });
  it('has none when each is somebody’s; a number that is not of it any more is nobody’s', () => {
    const all = [held(A, 'a', 0), held(B, 'b', 0), held(C, 'c', 0), held('+78112209999', 'v', 0)];
    expect(pool.seatFor('v', all, at(14.99))).toBeNull();
    expect(pool.seatFor('v', all, at(15))?.number).toBe(A);
  });
  it('never gives a number while another visit has it, whoever comes when', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(6), fc.nat(12)), { maxLength: 80 }), (visits) => {
        const seats = new Map<string, Seat>();
        let minute = 0;
        for (const [who, after] of visits) {
          minute += after;
          const seat = pool.seatFor(`${who}`, [...seats.values()], at(minute));
          const taken = [...seats.values()].filter(
            (s) => (s.holder?.seenAt.getTime() ?? 0) > at(minute - 15).getTime(),
          );
          if (!seat) expect(taken).toHaveLength(3);
          else {
            const before = taken.find(({ number }) => number === seat.number);
            if (before) expect(before.holder?.visitId).toBe(`${who}`);
            seats.set(seat.number, held(seat.number, `${who}`, minute));
          }
        }
      }),
    );
  });
});
