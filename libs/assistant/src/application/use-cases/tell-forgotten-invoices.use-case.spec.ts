import { type ReminderWorld, aReminderWorld, anna, boris, gleb, moscow } from '../a-reminder-world.builder.js';

const line = (n: number, ownerId: string | null) => ({
  ...{ invoiceKey: `k${n}`, number: String(n), about: 'Ромашка · 120 000 ₽', ownerId },
});
describe('the forgotten invoices of the morning', () => {
  let w: ReminderWorld;
  beforeEach(() => {
    w = aReminderWorld({ digestLines: 3, deskUrl: 'https://p.example' });
    w.forgotten.asOf = moscow('11-30T08:56');
  });
  const atNine = async (day = '11-30') => {
    w.clock.set(moscow(`${day}T09:00`));
    await w.tick();
    return w.said();
  };

  it('are one message a day: the dearest, a button each, the rest as a number with a link, and their age', async () => {
    w.forgotten.lines = [1, 2, 3, 4, 5].map((n) => line(n, anna));
    const [said, ...rest] = await atNine();
    expect(rest).toEqual([]);
    expect(said?.employeeId).toBe(anna);
    expect(said?.text.split('\n')).toEqual([
      'Забытые счета: 5 шт.',
      ...[1, 2, 3].map((n) => `• № ${n} · Ромашка · 120 000 ₽`),
      'Ещё 2: https://p.example/invoices?view=forgotten',
      '— 1С, 4 мин назад',
    ]);
    expect(said?.buttons.map((b) => b.label)).toEqual(['№ 1', '№ 2', '№ 3']);
    expect(w.buttons.buttons.map((b) => [b.command, b.slots, b.employeeId])).toEqual(
      [1, 2, 3].map((n) => ['sales.invoice-card', { invoice: `k${n}` }, anna]),
    );
    // Ordered again by another instance, or told again after a crash: nothing.
    await w.tellForgotten.execute({ employeeId: anna, day: '2026-11-30' });
    expect(w.said()).toEqual([]);
    expect(await atNine('12-01')).toHaveLength(1);
  });
  it('go to the deputy of whoever is away, and what nobody looks after to the heads', async () => {
    w.recipients.change(anna, { absentUntil: moscow('12-07T09:00') });
    w.forgotten.lines = [line(1, anna), line(2, null)];
    const said = await atNine();
    expect(said.map((s) => [s.employeeId, s.text.split('\n')[1]]).sort()).toEqual(
      [
        [boris, '• № 1 · Ромашка · 120 000 ₽ (вместо: Анна)'],
        [gleb, '• № 2 · Ромашка · 120 000 ₽'],
      ].sort(),
    );
  });
  it('wait until the books are read', async () => {
    w.forgotten.lines = [line(1, anna)];
    w.forgotten.late = true;
    expect(await atNine()).toEqual([]);
    w.clock.set(moscow('11-30T09:10'));
    await w.tick();
    expect(w.jobs.orders.map((o) => o.runAt)).toEqual([
      moscow('11-30T09:20'),
      moscow('11-30T09:20'),
      moscow('11-30T09:20'),
    ]);
    w.forgotten.late = false;
    await w.tick();
    expect(w.said()).toHaveLength(1);
  });
  it('nobody hears anything when there is none', async () => {
    expect(await atNine()).toEqual([]);
  });
  it('what the heads have to know they hear once each, at work or not', async () => {
    expect(await w.tellHeads.execute({ key: 'k', text: '1С не отвечает' })).toEqual({ told: 1 });
    expect(w.said()).toMatchObject([{ employeeId: gleb, key: `k:${gleb}`, text: '1С не отвечает' }]);
  });
});
