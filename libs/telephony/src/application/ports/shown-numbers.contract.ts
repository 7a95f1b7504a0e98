import { newId } from '@prorab/kernel';
import type { UnitOfWork } from '@prorab/platform/marks';
import { type ShownNumber, visitFacts } from '../../domain/site-visit.js';
import type { ShownNumbers } from './shown-numbers.port.js';

const at = (minutes: number): Date => new Date(Date.parse('2026-11-27T09:00:00Z') + minutes * 60_000);
export const aShownNumber = (number: string, from: number, of: Partial<ShownNumber> = {}): ShownNumber => ({
  ...{ id: newId(), pool: 'site', number, visitId: newId(), shownAt: at(from), seenAt: at(from) },
  facts: visitFacts({
    ...{ page: 'https://shop.example/kirpich', referrer: 'https://yandex.ru/', source: 'яндекс', medium: 'cpc' },
    ...{ campaign: 'кирпич-псков', term: 'кирпич', content: '1' },
  }),
  ...of,
});
const [A, B] = ['+78112200001', '+78112200002'];

/** Run over the fake and every store. */
export function shownNumbersContract(
  name: string,
  make: () => Promise<{
    shown: ShownNumbers;
    work: Pick<UnitOfWork, 'run'>;
    /** Visits without a number, as they are counted. */
    shortages: () => Promise<number>;
  }>,
): void {
  describe(`numbers shown to visits: ${name}`, () => {
    it('are whose they were shown to last, as he was last seen', async () => {
      const { shown, work } = await make();
      const [first, second] = [aShownNumber(A, 0), aShownNumber(A, 20)];
      expect(await work.run(() => shown.takeSeats([A, B]))).toEqual([]);
      await work.run(() => shown.show(first));
      await work.run(() => shown.show(second));
      await work.run(() => shown.renew(second.id, at(25)));
      const holder = { visitId: second.visitId, shownId: second.id, seenAt: at(25) };
      expect(await work.run(() => shown.takeSeats([A, B]))).toEqual([{ number: A, holder }]);
      expect(await work.run(() => shown.takeSeats([B]))).toEqual([]);
    });
    it('are told as they were shown before an instant, the newest first', async () => {
      const { shown, work } = await make();
      const bare = visitFacts({});
      const [first, second, other] = [aShownNumber(A, 0), aShownNumber(A, 20, { facts: bare }), aShownNumber(B, 5)];
      for (const one of [first, second, other]) await work.run(() => shown.show(one));
      await work.run(() => shown.renew(first.id, at(3)));
      expect(await shown.before(A, at(20))).toEqual([second, { ...first, seenAt: at(3) }]);
      expect(await shown.before(A, at(19))).toEqual([{ ...first, seenAt: at(3) }]);
      expect(await shown.before(A, at(-1))).toEqual([]);
    });
    it('are missed once by each visit', async () => {
      const { shown, work, shortages } = await make();
      const visitId = newId();
      for (const [n, id] of [visitId, visitId, newId()].entries())
        await work.run(() => shown.noteShortage({ pool: 'site', visitId: id, at: at(n * 90) }));
      expect(await shortages()).toBe(2);
    });
    it('are forgotten when they are old; the others are still whose they are', async () => {
      const { shown, work, shortages } = await make();
      const [old, lasting, other] = [aShownNumber(A, 0), aShownNumber(B, 0), aShownNumber(A, 30)];
      for (const one of [old, lasting, other]) await work.run(() => shown.show(one));
      await work.run(() => shown.renew(lasting.id, at(40)));
      for (const minute of [-120, 50])
        await work.run(() => shown.noteShortage({ pool: 'site', visitId: newId(), at: at(minute) }));
      expect(await shown.forgetBefore(at(10))).toBe(1);
      expect((await shown.before(A, at(60))).map(({ id }) => id)).toEqual([other.id]);
      expect((await shown.before(B, at(60))).map(({ id }) => id)).toEqual([lasting.id]);
      expect(await work.run(() => shown.takeSeats([A, B]))).toHaveLength(2);
      expect(await shortages()).toBe(1);
    });
  });
}
