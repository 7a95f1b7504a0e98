import { AreaCodes } from '../../domain/numbering/area-codes.js';
import { type NumberPlace, nationalOf } from '../../domain/numbering/number-place.js';
import { type NumberRange, placeIn } from '../../domain/numbering/number-ranges.js';
import { NumberingPlan } from './numbering-plan.port.js';

/** Knows Псков (8112) and its region (811) before anything is loaded. */
export class FakeNumberingPlan extends NumberingPlan {
  readonly #codes = AreaCodes.read('811;;Псковская обл.\n8112;Псков;Псковская обл.');
  readonly #zones = new Map<string, readonly NumberRange[]>();

  async placeOf(number: string): Promise<NumberPlace | null> {
    const national = nationalOf(number);
    if (national === null) return null;
    return placeIn(this.#zones.get(String(national).charAt(0)) ?? [], national) ?? this.#codes.placeOf(number);
  }
  async replace(zone: string, ranges: readonly NumberRange[]): Promise<void> {
    this.#zones.set(zone, ranges);
  }
}
