import fc from 'fast-check';
import { aNoticePerson, anOccasion } from './a-notice-person.builder.js';
import { type NoticeOccasion, type NoticePerson, decideNotice } from './notice-policy.js';
import { NOTICE_KINDS } from './notice-settings.js';

const start = Date.parse('2026-11-16T00:00:00Z');
const instant = fc.integer({ min: 0, max: 28 * 1_440 }).map((minute) => new Date(start + minute * 60_000));
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '45'))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${m}`);
const quiet = fc.option(fc.record({ from: clock, to: clock }).filter(({ from, to }) => from !== to));
const delay = fc.option(fc.integer({ min: 0, max: 240 }));
const person: fc.Arbitrary<NoticePerson> = fc
  .record({
    zone: fc.constantFrom('Europe/Moscow', 'Asia/Vladivostok', 'America/New_York', 'Europe/Berlin'),
    deskActiveAt: fc.option(instant),
    toldAt: fc.option(instant),
    absentUntil: fc.option(instant),
    read: fc.boolean(),
    status: fc.constantFrom('online', 'away', 'busy', 'invisible', 'offline'),
    settings: fc.record({
      delays: fc.record({ direct: delay, mention: delay, group: delay, inquiry: delay, customer: delay }),
      ...{ quiet, outsideWork: fc.boolean(), morningDigest: fc.boolean() },
    }),
  })
  .map((told) => aNoticePerson(told));
const occasion: fc.Arbitrary<NoticeOccasion> = fc
  .record({ kind: fc.constantFrom(...NOTICE_KINDS), urgent: fc.boolean(), at: instant })
  .map((told) => anOccasion(told));
const wait = fc.integer({ min: 0, max: 2_000 }).map((minutes) => minutes * 60_000);
const always = (check: (o: NoticeOccasion, p: NoticePerson, now: Date) => void): void =>
  fc.assert(
    fc.property(occasion, person, wait, (o, p, ms) => check(o, p, new Date(o.at.getTime() + ms))),
    { numRuns: 1_000 },
  );

describe('the policy of notices, always', () => {
  it('tells nobody in his quiet hours or on vacation, unless it is urgent', () =>
    always((o, p, now) => {
      const decision = decideNotice(o, p, now);
      if (decision.what === 'none' || o.urgent) return;
      expect(p.quiet?.isOpenAt(decision.at) ?? false).toBe(false);
      expect(p.absentUntil !== null && decision.at < p.absentUntil).toBe(false);
    }));
  it('tells nothing that was read', () =>
    always((o, p, now) => expect(decideNotice(o, { ...p, read: true }, now).what).toBe('none')));
  it('never tells before the delay, nor in the past', () =>
    always((o, p, now) => {
      const decision = decideNotice(o, p, now);
      if (decision.what === 'none') return;
      const delayMs = o.urgent ? 0 : (p.settings.delays[o.kind] ?? 0) * 60_000;
      expect(decision.at.getTime()).toBeGreaterThanOrEqual(Math.max(now.getTime(), o.at.getTime() + delayMs));
    }));
  it('passes the urgent on at once to whoever is not at the desk', () =>
    always((o, p, now) => {
      const away = { ...p, read: false, deskActiveAt: null };
      const decision = decideNotice({ ...o, urgent: true }, away, now);
      if (now.getTime() - o.at.getTime() <= 86_400_000) expect(decision).toMatchObject({ what: 'push', at: now });
    }));
  it('asked again at its own instant, with nothing new, tells or has an end', () =>
    always((o, p, first) => {
      let [now, rounds] = [first, 0];
      for (;;) {
        const decision = decideNotice(o, p, now);
        if (decision.what !== 'push' || decision.at.getTime() === now.getTime()) return;
        now = decision.at;
        expect(++rounds).toBeLessThan(60);
      }
    }));
});
