import { jest } from '@jest/globals';
import { FakeVirusScan } from '../../../application/ports/fake-virus-scan.js';
import { VirusScanWatch } from './virus-scan-watch.js';

describe('the watch over the scanner', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('looks at the start and every minute, until the house stops', () => {
    const scan = new FakeVirusScan();
    const watch = new VirusScanWatch(scan);
    watch.onApplicationBootstrap();
    expect(scan.probes).toBe(1);
    jest.advanceTimersByTime(180_000);
    expect(scan.probes).toBe(4);
    watch.onModuleDestroy();
    jest.advanceTimersByTime(180_000);
    expect(scan.probes).toBe(4);
  });
  it('does not look for a command of the terminal', () => {
    const scan = new FakeVirusScan();
    new VirusScanWatch(scan, false).onApplicationBootstrap();
    expect(scan.probes).toBe(0);
  });
});
