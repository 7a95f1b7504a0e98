import { Tables } from '@prorab/platform/marks';
import { eventually } from '@prorab/platform/testing';
import { ReconcileMailboxes } from '../../../application/use-cases/reconcile-mailboxes.use-case.js';
import { type MailHouse, aMailHouse } from '../http/a-mail-house.builder.js';

describe('the nightly reconciliation', () => {
  let house: MailHouse;
  beforeAll(async () => void (house = await aMailHouse('sqlite', {}, { works: true })));
  afterAll(() => house.close());

  it('runs at twenty past three in the zone of the company, and once for the nights that were missed (MA-03)', async () => {
    let runs = 0;
    const reconcile = house.app.get(ReconcileMailboxes);
    reconcile.execute = async () => (runs++, []);
    const next = async (): Promise<string> => {
      const sql = "select next_at from platform_schedule where name = 'mail.reconcile-by-the-clock'";
      const [row] = await house.app.get(Tables).all<{ next_at: number }>(sql);
      return new Date(Number(row?.next_at)).toISOString();
    };
    // Noon in Moscow; the next 03:20 there is 00:20 in UTC.
    expect(await next()).toBe('2026-11-24T00:20:00.000Z');
    house.clock.set('2026-11-27T09:00:00.000Z');
    await eventually(() => runs === 1, { message: 'nothing was reconciled' });
    expect(await next()).toBe('2026-11-28T00:20:00.000Z');
    expect(runs).toBe(1);
  });
});
