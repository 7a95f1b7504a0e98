import { describe, expect, it } from '@jest/globals';
import { ManualClock } from '@prorab/kernel';
import { WireLog } from './wire-log.js';

describe('the log of the wire', () => {
  const given = {
    connection: 51,
    user: 'reader',
    application: 'x',
    tds: '7.4',
    kind: 'batch',
    parameters: [],
  } as const;

  it('keeps what crossed, with its time and outcome', () => {
    const clock = new ManualClock('2024-03-01T00:00:00Z');
    const log = new WireLog(clock);
    const statement = log.begin({ ...given, sql: 'select 1' });
    clock.advance({ ms: 12 });
    log.end(statement, 'error', 208);
    expect(log.statements()).toMatchObject([{ sql: 'select 1', milliseconds: 12, outcome: 'error', error: 208 }]);
  });

  it('is bounded by number and by size, and says so', () => {
    const log = new WireLog(new ManualClock('2024-03-01T00:00:00Z'));
    for (let i = 0; i < 20_001; i++) log.begin({ ...given, sql: String(i) });
    expect(log.statements().length).toBeLessThanOrEqual(20_000);
    expect(log.statements().at(-1)?.sql).toBe('20000');
    expect(log.forgotten).toBe(20_001 - log.statements().length);
    log.clear();
    const long = 'x'.repeat(10_000_000);
    for (let i = 0; i < 10; i++) log.begin({ ...given, sql: long });
    expect(log.statements().length).toBeLessThan(10);
    expect(log.forgotten).toBeGreaterThan(0);
  });
});
