import { newId } from '@prorab/kernel';
import type { UnitOfWork } from '@prorab/platform/marks';
import { type ReminderRecord, ownerKey } from '../../domain/reminder/reminder-record.js';
import { Reminder } from '../../domain/reminder/reminder.js';
import { type Reminding, aReminding } from '../../domain/reminder/reminding.js';
import type { ReminderBook } from './reminder-book.port.js';
import type { RemindingLog } from './reminding-log.port.js';

export interface ReminderBooks {
  book: ReminderBook;
  log: RemindingLog;
  work: UnitOfWork;
}
const at = (minutes: number): Date => new Date(Date.UTC(2026, 10, 30, 6) + minutes * 60_000);
const [anna, boris] = [newId(), newId()];
const mine = ownerKey({ kind: 'employee', employeeId: anna });
const inquiry = newId();

const aReminder = (number: number, due: number, over: Partial<ReminderRecord> = {}): Reminder => {
  const given = {
    number,
    owner: { kind: 'employee', employeeId: anna },
    createdBy: anna,
    rule: 'personal',
    about: null,
  } as const;
  const reminder = Reminder.plan(
    { ...given, text: 'Позвонить', zone: 'Europe/Moscow', repeat: null, dueAt: at(due) },
    at(0),
  );
  return Reminder.restore({ ...reminder.state, ...over });
};
const aLine = (key: string, over: Partial<Reminding> = {}): Reminding =>
  aReminding({
    ...{
      id: newId(),
      naturalKey: key,
      rule: 'personal',
      subject: 'reminder:x',
      text: 'Позвонить',
      dueAt: at(0),
      owner: mine,
    },
    ...{ state: 'said', recipientId: anna, saidAt: at(0), createdAt: at(0) },
    ...over,
  });

/** What every book of reminders and every log of them does. */
export function describeReminderBooks(name: string, make: () => Promise<ReminderBooks>): void {
  describe(`ReminderBook and RemindingLog (${name})`, () => {
    let s: ReminderBooks;
    beforeEach(async () => (s = await make()));
    const done = <T>(work: () => Promise<T>): Promise<T> => s.work.run(work);

    it('keeps a reminder as it is, numbers it, finds it by number', async () => {
      const about = { kind: 'subject', subject: 'sales.inquiry', id: inquiry, number: 451 } as const;
      const reminder = aReminder(1, 5, {
        about,
        repeat: 'FREQ=DAILY',
        notBefore: at(9),
        heldBecause: 'absent',
        ignored: 2,
      });
      await done(() => s.book.add(reminder));
      const kept = await done(() => s.book.takeForChange(reminder.id));
      expect(kept.state).toEqual({ ...reminder.state, version: 1 });
      expect(await s.book.byNumber(mine, 1)).toBe(reminder.id);
      expect([
        await s.book.byNumber(mine, 2),
        await done(() => s.book.nextNumber(mine)),
        await done(() => s.book.nextNumber('team:head:*')),
      ]).toEqual([null, 2, 1]);
      kept.end('cancelled', 'by-person', at(10));
      await done(() => s.book.save(kept));
      expect((await done(() => s.book.takeForChange(reminder.id))).state).toMatchObject({
        state: 'cancelled',
        version: 2,
        endedBecause: 'by-person',
      });
      expect(await s.book.countOpen(mine)).toBe(0);
      await expect(done(() => s.book.takeForChange(newId()))).rejects.toMatchObject({
        code: 'assistant.reminder-missing',
      });
      await expect(done(() => s.book.add(aReminder(1, 7)))).rejects.toThrow(/UNIQUE|Duplicate/);
    });

    it('knows to whom something is due, whose mark changes with what is due', async () => {
      const boriss = { owner: { kind: 'employee', employeeId: boris } } as const;
      const [late, later, held] = [
        aReminder(1, 5),
        aReminder(2, 8),
        aReminder(3, 1, { notBefore: at(60), heldBecause: 'hours' }),
      ];
      await done(() =>
        s.book.add(late, later, held, aReminder(1, 3, boriss), aReminder(4, 99), aReminder(5, 2, { state: 'parked' })),
      );
      const due = await s.book.dueOwners(at(10), 10);
      expect(due.map((d) => [d.owner, d.lastFireAt])).toEqual([
        [ownerKey(boriss.owner), at(3)],
        [mine, at(8)],
      ]);
      expect((await s.book.dueOwners(at(10), 1)).length).toBe(1);
      expect((await done(() => s.book.takeDue(mine, at(10), 9))).map((r) => r.state.number)).toEqual([1, 2]);
      expect((await done(() => s.book.takeDue(mine, at(10), 1))).map((r) => r.state.number)).toEqual([1]);
      expect((await done(() => s.book.plannedFor(mine, at(61), 9))).map((r) => r.state.number)).toEqual([1, 2, 3]);
      late.done(at(11));
      await done(() => s.book.save(late));
      expect((await s.book.dueOwners(at(10), 10)).find((d) => d.owner === mine)?.mark).not.toBe(due[1]?.mark);
      expect((await done(() => s.book.takeOfOwner(mine, 9))).map((r) => r.state.number)).toEqual([2, 3, 4, 5]);
    });

    it('finds the reminders of a subject, and what waits for a return', async () => {
      const about = { kind: 'subject', subject: 'sales.inquiry', id: inquiry, number: 451 } as const;
      const [first, second] = [
        aReminder(1, 5, { about, rule: 'sales.next-step', state: 'done' }),
        aReminder(2, 6, { about, rule: 'sales.next-step' }),
      ];
      const away = { notBefore: at(500), heldBecause: 'absent' } as const;
      await done(() => s.book.add(first, second, aReminder(3, 7, { about, ...away }), aReminder(4, 7, away)));
      const key = `sales.inquiry:${inquiry}`;
      expect((await done(() => s.book.takeAbout(key))).map((r) => r.state.number)).toEqual([2, 3]);
      expect((await done(() => s.book.takeAbout(key, 'sales.next-step'))).map((r) => r.id)).toEqual([second.id]);
      expect((await done(() => s.book.latestAbout(key, 'sales.next-step')))?.id).toBe(second.id);
      expect(await done(() => s.book.latestAbout(key, 'sales.other'))).toBeNull();
      expect(await s.book.heldForReturn(at(10))).toEqual([{ owner: mine, count: 2, until: at(500) }]);
      expect(await s.book.heldForReturn(at(501))).toEqual([]);
    });

    it('keeps a line of the log once, and what came of it', async () => {
      const line = aLine('a', {
        speechKey: 'reminder:1',
        saidText: 'Напоминаю',
        lateMs: 1234,
        number: 3,
        reminderId: newId(),
      });
      await done(() => s.log.add(line));
      await expect(done(() => s.log.add(aLine('a')))).rejects.toThrow(/UNIQUE|Duplicate/);
      expect([...(await s.log.known(['a', 'b']))]).toEqual(['a']);
      expect([...(await s.log.known([]))]).toEqual([]);
      const [kept] = await done(() => s.log.takeSaid('reminder:1'));
      expect(kept).toEqual(line);
      const read = { ...line, readAt: at(5), answer: 'done', answeredAt: at(6), answeredBy: anna, outcome: 'done' };
      await done(() => s.log.save(read));
      expect(await done(() => s.log.takeSaid('reminder:1'))).toEqual([read]);
    });

    it('tells silence from reactions', async () => {
      const [one, two] = [newId(), newId()];
      const lines = [
        aLine('1', { reminderId: one, createdAt: at(1), subject: 's' }),
        aLine('2', { reminderId: one, createdAt: at(2), subject: 's', dueAt: at(2) }),
        aLine('3', { reminderId: two, createdAt: at(3), answeredAt: at(4), answer: 'done', subject: 's' }),
        aLine('4', { reminderId: two, createdAt: at(4), state: 'skipped', saidAt: null, subject: 's' }),
        aLine('5', { state: 'pending', saidAt: null, subject: 's', createdAt: at(9) }),
      ];
      await done(() => s.log.add(...lines));
      const keys = (some: readonly Reminding[]): string[] => some.map((l) => l.naturalKey);
      expect(keys(await done(() => s.log.takeSilentOf([one, two])))).toEqual(['2', '1']);
      expect(keys(await done(() => s.log.takeSilentAbout('s')))).toEqual(['5', '2', '1']);
      expect(keys(await s.log.silentTo(anna, at(0), 9))).toEqual(['1', '2']);
      expect(keys(await s.log.silentTo(anna, at(1), 9))).toEqual([]);
      const last = await s.log.lastOf([one, two, newId()]);
      expect([last.get(one)?.naturalKey, last.get(two)?.naturalKey, last.size]).toEqual(['2', '3', 2]);
    });

    it('forgets what is over and was told long ago, in portions, and numbers go on', async () => {
      const over = (number: number, minutes: number, state: 'done' | 'cancelled' = 'done') =>
        aReminder(number, 0, { state, changedAt: at(minutes) });
      const [first, second, young, open, last] = [
        ...[over(1, 1), over(2, 2, 'cancelled'), over(3, 9), aReminder(4, 0, { changedAt: at(0) }), over(5, 1)],
      ];
      await done(() => s.book.add(first!, second!, young!, open!, last!));
      const removed = (limit: number) => done(() => s.book.removeOverBefore(at(5), limit));
      expect([await removed(1), await removed(9), await removed(9)]).toEqual([1, 1, 0]);
      const left = await Promise.all([1, 2, 3, 4, 5].map((n) => s.book.byNumber(mine, n)));
      expect(left).toEqual([null, null, young!.id, open!.id, last!.id]);
      expect(await done(() => s.book.nextNumber(mine))).toBe(6);

      await done(() => s.log.add(...[0, 1, 2, 9].map((n) => aLine(`old ${n}`, { createdAt: at(n) }))));
      const cleared = (limit: number) => done(() => s.log.removeBefore(at(5), limit));
      expect([await cleared(2), await cleared(9), await cleared(9)]).toEqual([2, 1, 0]);
      expect(await s.log.known(['old 0', 'old 2', 'old 9'])).toEqual(new Set(['old 9']));
    });

    it('counts messages, not lines, and knows what the head has to hear of', async () => {
      await done(() =>
        s.log.add(
          aLine('1', { speechKey: 'reminder:1', escalateAt: at(5) }),
          aLine('2', { speechKey: 'reminders:2', alone: false, saidAt: at(3), escalateAt: at(4) }),
          aLine('3', { speechKey: 'reminders:2', alone: false, saidAt: at(3), escalateAt: at(4), answeredAt: at(4) }),
          aLine('4', { speechKey: 'reminder:4', saidAt: at(-60), escalateAt: at(4), escalatedAt: at(5) }),
          aLine('5', { speechKey: 'reminder:5', recipientId: boris }),
        ),
      );
      expect(await s.log.messagesTo(anna, at(-1))).toEqual({ messages: 2, lastGatheredAt: at(3) });
      expect(await s.log.messagesTo(newId(), at(-1))).toEqual({ messages: 0, lastGatheredAt: null });
      const due = async (minutes: number) =>
        (await done(() => s.log.takeToEscalate(at(minutes), 9))).map((l) => l.naturalKey);
      expect([await due(3), await due(4), await due(6)]).toEqual([[], ['2'], ['2', '1']]);
    });
  });
}
