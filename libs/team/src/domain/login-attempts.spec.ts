import fc from 'fast-check';
import { LoginAttempts } from './login-attempts.js';
import { LoginLocked } from './team-errors.js';

const terms = { free: 5, firstDelayMs: 30_000, longestDelayMs: 900_000, forgetAfterMs: 86_400_000 };

describe('LoginAttempts', () => {
  it('lets nobody guess more than a few hundred passwords a day, however the guesses are timed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 600_000 }), { minLength: 500, maxLength: 500 }), (pauses) => {
        let now = Date.UTC(2026, 0, 1);
        const end = now + 86_400_000;
        const attempts = LoginAttempts.none('key', new Date(now));
        let guesses = 0;
        for (const pause of pauses) {
          now += pause;
          if (now >= end) break;
          try {
            attempts.begin(new Date(now), terms);
            guesses++;
          } catch (error) {
            expect(error).toBeInstanceOf(LoginLocked);
          }
        }
        // Five free, five that double from 30 s to 8 min, then at most four an hour.
        expect(guesses).toBeLessThanOrEqual(5 + 6 + 96);
      }),
    );
  });
  it('comes through its memento', () => {
    const attempts = LoginAttempts.none('key', new Date(0));
    for (let i = 0; i < 6; i++) attempts.begin(new Date(i), terms);
    expect(LoginAttempts.restore(attempts.state).state).toEqual({
      key: 'key',
      failures: 6,
      lastAt: new Date(5),
      lockedUntil: new Date(30_005),
    });
  });
});
