import { ManualClock } from '@prorab/kernel';
import { FakeLeases, MemoryReaderHealth } from '@prorab/platform/testing';
import { FakeExchangePresence } from '../ports/fake-exchange-presence.js';
import { EXCHANGE_LEASE, EXCHANGE_READER, TelephonySettings } from '../telephony-settings.js';
import { ShowExchange } from './show-exchange.query.js';

const AT = new Date('2026-11-27T09:00:00.000Z');
const rules = { group: 'all', seconds: 20, keeperSeconds: 10 } as const;
const world = (on = true) => {
  const [presence, leases, health] = [new FakeExchangePresence(), new FakeLeases(), new MemoryReaderHealth()];
  const clock = new ManualClock(AT.toISOString());
  const settings = new TelephonySettings({ rules, lookupMs: 300, on });
  const show = new ShowExchange(presence, leases, health, settings, clock);
  const report = (state: 'ok' | 'retrying', note?: string): void =>
    health.report({
      ...{ reader: EXCHANGE_READER, state, checkedAt: clock.now(), lagMs: 0, lagLimitMs: 60_000 },
      ...(note && { note }),
    });
  return { presence, leases, clock, report, shown: () => show.execute() };
};

describe('how the exchange is', () => {
  it('is there, heard by one process, until nobody has asked it for too long', async () => {
    const { leases, clock, report, shown } = world();
    await leases.hold(EXCHANGE_LEASE, 'prorab1/4711/0199f5b2', { now: AT, until: AT });
    report('ok', 'АТС слушает процесс prorab1/4711');
    const there = { state: 'on', awaySince: null, why: null, listener: 'prorab1/4711', checkedAt: AT };
    expect(await shown()).toEqual(there);
    clock.advance({ ms: 60_001 });
    expect(await shown()).toEqual({ ...there, state: 'late' });
  });

  it('is away since when and why, at a process that only stands by too', async () => {
    const { presence, report, shown } = world();
    report('ok');
    await presence.note({ since: AT, why: 'АТС не отвечает' });
    expect(await shown()).toMatchObject({ state: 'away', awaySince: AT, why: 'АТС не отвечает', checkedAt: null });
  });

  it('is not called there while this process cannot hear it, for a reason of its own', async () => {
    const { report, shown } = world();
    report('retrying', 'База данных не отвечает');
    expect(await shown()).toMatchObject({ state: 'away', awaySince: AT, why: 'База данных не отвечает' });
  });

  it('is none without a configuration', async () => {
    expect(await world(false).shown()).toMatchObject({ state: 'off', listener: null });
  });
});
