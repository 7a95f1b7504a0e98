import { type NumberPlace, nationalOf } from './number-place.js';

const LONGEST = 5;
const SHORTEST = 3;

/** Codes of land lines; the longest that a number begins with holds. */
export class AreaCodes {
  readonly #places: ReadonlyMap<string, NumberPlace>;

  private constructor(places: ReadonlyMap<string, NumberPlace>) {
    this.#places = places;
  }
  /** @param text lines `code;city;region`, `#` begins a remark @throws RangeError naming the line */
  static read(text: string): AreaCodes {
    const places = new Map<string, NumberPlace>();
    for (const [n, line] of text.split('\n').entries()) {
      if (line === '' || line.startsWith('#')) continue;
      const [code = '', city = '', region = '', ...more] = line.split(';');
      if (!/^[348]\d{2,4}$/.test(code) || region === '' || more.length > 0 || places.has(code))
        throw new RangeError(`line ${n + 1} of the area codes: ${line}`);
      places.set(code, { city: city || null, region, weak: false });
    }
    return new AreaCodes(places);
  }
  get codes(): readonly string[] {
    return [...this.#places.keys()];
  }
  /** @param number `+78112201234` */
  placeOf(number: string): NumberPlace | null {
    const national = nationalOf(number);
    if (national === null) return null;
    const digits = String(national);
    for (let length = LONGEST; length >= SHORTEST; length--) {
      const place = this.#places.get(digits.slice(0, length));
      if (place) return place;
    }
    return null;
  }
}
