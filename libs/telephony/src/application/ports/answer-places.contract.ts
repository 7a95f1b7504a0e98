import { newId } from '@prorab/kernel';
import type { UnitOfWork } from '@prorab/platform/marks';
import type { AnswerPlaces } from './answer-places.port.js';

const at = new Date('2026-11-27T09:00:00.000Z');

/** Run over the fake and every store. */
export function answerPlacesContract(
  name: string,
  make: () => Promise<{ places: AnswerPlaces; work: Pick<UnitOfWork, 'run'> }>,
): void {
  describe(`where people take their calls: ${name}`, () => {
    it('is at the phone until they choose the browser, and as they have chosen last', async () => {
      const { places, work } = await make();
      const [anna, boris, vera] = [newId(), newId(), newId()];
      expect(await places.inBrowser([anna, boris])).toEqual(new Set());
      const chosen = [
        ...([
          [anna, 'browser'],
          [anna, 'browser'],
          [boris, 'browser'],
          [boris, 'phone'],
          [vera, 'phone'],
        ] as const),
      ];
      for (const [employeeId, place] of chosen) await work.run(() => places.choose({ employeeId, place, at }));
      expect(await places.inBrowser([boris, anna, vera, newId()])).toEqual(new Set([anna]));
      expect(await places.inBrowser([])).toEqual(new Set());
    });
  });
}
