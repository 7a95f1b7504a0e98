import type { PhoneCard, Phones } from './phones.port.js';

/** @param make the phones of a house where these people work */
export function phonesContract(name: string, make: (people: readonly PhoneCard[]) => Promise<Phones>): void {
  const phone = (extension: string, answers = true): PhoneCard => ({
    ...{ employeeId: extension, extension, name: `Телефон ${extension}`, branchId: 'branch', answers },
  });
  describe(`phones: ${name}`, () => {
    it('are those of all who have one, by extension, with whether they take calls of customers', async () => {
      const phones = await make([phone('305'), phone('100', false), phone('201')]);
      expect(await phones.all()).toEqual([phone('100', false), phone('201'), phone('305')]);
    });
    it('have passwords of their own, which can be typed and stay the same', async () => {
      const [one, again] = [await make([phone('305')]), await make([])];
      expect(one.passwordOf('305')).toMatch(/^[A-Za-z\d]{24}$/);
      expect(again.passwordOf('305')).toBe(one.passwordOf('305'));
      expect(one.passwordOf('306')).not.toBe(one.passwordOf('305'));
      expect(one.webPasswordOf('305')).toMatch(/^[A-Za-z\d]{24}$/);
      expect(again.webPasswordOf('305')).toBe(one.webPasswordOf('305'));
      expect(one.webPasswordOf('305')).not.toBe(one.passwordOf('305'));
    });
  });
}
