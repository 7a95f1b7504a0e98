import { newId } from '@prorab/kernel';
import type { Leases } from '../marks/index.js';

const at = (seconds: number): Date => new Date(Date.parse('2026-06-01T07:00:00.000Z') + seconds * 1000);
const span = (from: number, to: number) => ({ now: at(from), until: at(to) });

export function leasesContract(name: string, make: () => Promise<Leases>): void {
  describe(`leases: ${name}`, () => {
    it('has one holder, who may renew it, until he gives it back', async () => {
      const [leases, lease] = [await make(), `lease-${newId()}`];
      expect(await leases.holderOf(lease)).toBeNull();
      expect(await leases.hold(lease, 'one', span(0, 30))).toBe(true);
      expect(await leases.hold(lease, 'two', span(1, 31))).toBe(false);
      // The same moment again: nothing changes in the row, and it is still his.
      for (let i = 0; i < 2; i++) expect(await leases.hold(lease, 'one', span(20, 50))).toBe(true);
      expect(await leases.hold(lease, 'two', span(49, 79))).toBe(false);
      expect(await leases.holderOf(lease)).toBe('one');
      await leases.release(lease, 'two');
      expect(await leases.hold(lease, 'two', span(49, 79))).toBe(false);
      await leases.release(lease, 'one');
      expect(await leases.holderOf(lease)).toBeNull();
      expect(await leases.hold(lease, 'two', span(49, 79))).toBe(true);
    });

    it('goes to another once it has run out, and then not back', async () => {
      const [leases, lease] = [await make(), `lease-${newId()}`];
      await leases.hold(lease, 'one', span(0, 30));
      expect(await leases.hold(lease, 'two', span(30, 60))).toBe(true);
      expect(await leases.hold(lease, 'one', span(31, 61))).toBe(false);
      expect(await leases.holderOf(lease)).toBe('two');
    });

    it('goes to exactly one of many who ask at once, and different ones do not touch each other', async () => {
      const [leases, lease] = [await make(), `lease-${newId()}`];
      const asked = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((who) => leases.hold(lease, who, span(0, 30))));
      expect(asked.filter(Boolean)).toHaveLength(1);
      expect(await leases.hold(`${lease}-2`, 'f', span(0, 30))).toBe(true);
    });
  });
}
