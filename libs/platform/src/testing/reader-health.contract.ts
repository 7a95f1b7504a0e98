import type { ReaderHealth, ReaderReport } from '../marks/index.js';

export function readerHealthContract(name: string, make: () => Promise<ReaderHealth>): void {
  describe(`reader health: ${name}`, () => {
    const report = (reader: string, differing: Partial<ReaderReport> = {}): ReaderReport => ({
      ...{ reader, state: 'ok', checkedAt: new Date('2026-01-02T03:04:05Z'), lagMs: 0, lagLimitMs: 60_000 },
      ...differing,
    });
    it('is what each reader told last, until it is forgotten', async () => {
      const health = await make();
      expect(health.all()).toEqual([]);
      health.report(report('mail.sales', { note: 'slow' }));
      health.report(report('mail.office'));
      health.report(report('mail.sales', { state: 'retrying', lagMs: 5 }));
      const before = health.all();
      expect(before).toHaveLength(2);
      expect(before).toEqual(
        expect.arrayContaining([report('mail.office'), report('mail.sales', { state: 'retrying', lagMs: 5 })]),
      );
      health.forget('mail.sales');
      health.forget('nobody');
      expect(health.all()).toEqual([report('mail.office')]);
      expect(before).toHaveLength(2);
    });
  });
}
