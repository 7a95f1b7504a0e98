import { once } from 'node:events';
import { ManualClock } from '@prorab/kernel';
import { FakeChangeFeed, FakeLeases, FakeUnitOfWork, MemoryReaderHealth, eventually } from '@prorab/platform/testing';
import { pino } from 'pino';
import { ExchangeEar } from './adapters/in/ari/exchange-ear.js';
import { EXCHANGE_READER } from './application/telephony-settings.js';
import { NoteExchange } from './application/use-cases/note-exchange.use-case.js';
import { FakeExchangePresence } from './application/ports/fake-exchange-presence.js';
import { FakeCallControl } from './application/ports/fake-call-control.js';
import type { ExchangeListener } from './application/ports/call-control.port.js';
import { TelephonyLine } from './telephony-line.js';

/** Counts who listens; the exchange itself is of no interest here. */
class CountedControl extends FakeCallControl {
  listeners = 0;
  override async listen(listener: ExchangeListener, signal: AbortSignal): Promise<void> {
    this.listeners++;
    await listener.connected({ channels: [], bridges: [] }, null);
    if (!signal.aborted) await once(signal, 'abort');
    this.listeners--;
  }
}
const LEASE_MS = 30;

describe('the line to the exchange', () => {
  const lines: TelephonyLine[] = [];
  afterEach(async () => {
    for (const line of lines.splice(0)) await line.beforeApplicationShutdown();
  });
  const clock = new ManualClock('2026-11-27T09:00:00.000Z');
  const anInstance = async (leases: FakeLeases, control: CountedControl, holder: string) => {
    const [health, presence] = [new MemoryReaderHealth(), new FakeExchangePresence()];
    const nothing = { execute: async () => ({ known: 0, lost: 0, taken: 0, later: [] }) };
    const idle = { takeIn: { execute: async () => ({ later: null }) }, follow: { execute: async () => undefined } };
    const takeOut = { execute: async () => undefined };
    const note = new NoteExchange(presence, new FakeChangeFeed(), new FakeUnitOfWork());
    const ear = new ExchangeEar({
      ...{ control, resume: { ...nothing, lookAgain: () => null }, takeOut, ...idle },
      ...{ health, note, clock, log: pino({ level: 'silent' }) },
    });
    const line = new TelephonyLine(
      { control, ear, leases, clock, holder, hasEnded: () => false, leaseMs: LEASE_MS },
      async () => undefined,
    );
    lines.push(line);
    await line.onApplicationBootstrap();
    const said = () => health.all().find((r) => r.reader === EXCHANGE_READER);
    return { line, said, presence };
  };

  it('is open in one instance; the other says so, counts as well, and takes over when the first has gone', async () => {
    const [leases, control] = [new FakeLeases(), new CountedControl()];
    const one = await anInstance(leases, control, 'prorab1/11/a');
    await eventually(() => control.listeners === 1);
    const two = await anInstance(leases, control, 'prorab2/22/b');
    await eventually(() => two.said()?.note === 'АТС слушает процесс prorab1/11');
    expect(two.said()).toMatchObject({ state: 'ok', lagMs: 0 });
    expect(control.listeners).toBe(1);
    await one.line.beforeApplicationShutdown();
    await eventually(() => control.listeners === 1 && two.said()?.note === undefined);
  });
  it('is left as soon as another instance has the lease', async () => {
    const [leases, control] = [new FakeLeases(), new CountedControl()];
    const one = await anInstance(leases, control, 'prorab1/11/a');
    await eventually(() => control.listeners === 1);
    leases.rows.set('telephony.exchange', { holder: 'prorab2/22/b', until: new Date(clock.now().getTime() + 1_000) });
    await eventually(() => control.listeners === 0 && one.said()?.note === 'АТС слушает процесс prorab2/22');
  });
  it('whose lease cannot be asked for is not heard, and nothing is said of the exchange itself', async () => {
    const leases = new FakeLeases();
    leases.hold = () => Promise.reject(new Error('the base is down'));
    const { said, presence } = await anInstance(leases, new CountedControl(), 'prorab1/11/a');
    await eventually(() => said()?.state === 'retrying');
    expect(await presence.away()).toBeNull();
  });
  it('is none at all where telephony is off', async () => {
    const line = new TelephonyLine(null, () => Promise.reject(new Error('nothing is to be settled')));
    await line.onApplicationBootstrap();
    await line.beforeApplicationShutdown();
  });
});
