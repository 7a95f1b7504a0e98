import type { UnitOfWork } from '@prorab/platform/marks';
import type { NumberPlace } from '../../domain/numbering/number-place.js';
import type { NumberRange } from '../../domain/numbering/number-ranges.js';
import type { NumberingPlan } from './numbering-plan.port.js';

const pskov: NumberPlace = { city: 'Псков', region: 'Псковская обл.', weak: false };
const luki: NumberPlace = { ...pskov, city: 'Великие Луки' };
const mobile: NumberPlace = { city: null, region: 'Псковская обл.', weak: true };
const range = (from: number, to: number, place: NumberPlace | null): NumberRange => ({ from, to, place });

/** Run over the fake and every store. @param make nothing is loaded yet */
export function numberingPlanContract(
  name: string,
  make: () => Promise<{ plan: NumberingPlan; work: Pick<UnitOfWork, 'run'> }>,
): void {
  describe(`numbering plan: ${name}`, () => {
    it('knows the codes of cities before anything is loaded, and nothing of mobile numbers or of others', async () => {
      const { plan } = await make();
      expect(await plan.placeOf('+78112201234')).toEqual(pskov);
      expect(await plan.placeOf('+78119901234')).toEqual({ ...pskov, city: null });
      for (const number of ['+79112223344', '+77172123456', '+3725551234', ''])
        expect(await plan.placeOf(number)).toBeNull();
    });
    it('finds what was loaded by the range, at both of its ends and nowhere beside it', async () => {
      const { plan, work } = await make();
      await work.run(() =>
        plan.replace('9', [range(9_110_000_000, 9_110_099_999, mobile), range(9_112_000_000, 9_112_000_000, mobile)]),
      );
      for (const number of ['+79110000000', '+79110050000', '+79110099999', '+79112000000'])
        expect(await plan.placeOf(number)).toEqual(mobile);
      for (const number of ['+79109999999', '+79110100000', '+79112000001', '+79000000000', '+79999999999'])
        expect(await plan.placeOf(number)).toBeNull();
    });
    it('believes what was loaded more than the codes, loads one zone without the others, and again in place of itself', async () => {
      const { plan, work } = await make();
      await work.run(() => plan.replace('9', [range(9_110_000_000, 9_110_099_999, mobile)]));
      await work.run(() => plan.replace('8', [range(8_112_200_000, 8_112_209_999, luki)]));
      expect(await plan.placeOf('+78112201234')).toEqual(luki);
      expect(await plan.placeOf('+78112211234')).toEqual(pskov);
      expect(await plan.placeOf('+79110000001')).toEqual(mobile);
      await work.run(() =>
        plan.replace('8', [range(8_112_300_000, 8_112_309_999, luki), range(8_113_000_000, 8_113_999_999, null)]),
      );
      expect([await plan.placeOf('+78112201234'), await plan.placeOf('+78112301234')]).toEqual([pskov, luki]);
      expect(await plan.placeOf('+79110000001')).toEqual(mobile);
    });
  });
}
