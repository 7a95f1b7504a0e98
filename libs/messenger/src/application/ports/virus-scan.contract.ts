import type { VirusScan } from './virus-scan.port.js';

export interface VirusScanBench {
  scan: VirusScan;
  /** Stores a file and gives its key; `virus`: the scanner finds this in it. */
  store(bytes: Uint8Array, virus?: string): Promise<string>;
  breakDown(): Promise<void>;
  repair(): Promise<void>;
}

export function virusScanContract(name: string, make: () => Promise<VirusScanBench>): void {
  describe(`virus scan: ${name}`, () => {
    it('passes the clean and names what it finds', async () => {
      const { scan, store } = await make();
      expect(await scan.check(await store(Buffer.from('смета')))).toEqual({ clean: true });
      const bad = await store(Buffer.from('X5O!P%@AP…EICAR'), 'Win.Test.EICAR_HDB-1');
      expect(await scan.check(bad)).toEqual({ clean: false, found: 'Win.Test.EICAR_HDB-1' });
    });
    it('passes nothing while it does not answer, and goes on when it does', async () => {
      const { scan, store, breakDown, repair } = await make();
      const key = await store(Buffer.from('смета на кирпич'));
      await breakDown();
      await expect(scan.check(key)).rejects.toMatchObject({
        ...{ kind: 'unavailable', code: 'messenger.virus-scan-unavailable' },
      });
      await repair();
      expect(await scan.check(key)).toEqual({ clean: true });
    });
  });
}
