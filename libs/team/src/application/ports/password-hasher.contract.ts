import type { PasswordHasher } from './password-hasher.port.js';

export function passwordHasherContract(name: string, make: () => PasswordHasher): void {
  describe(`password hasher: ${name}`, () => {
    it('knows the right password and no other', async () => {
      const hasher = make();
      const hash = await hasher.hash('верный: конь 🐎');
      expect(
        await Promise.all(
          ['верный: конь 🐎', 'верный: конь', '', ' верный: конь 🐎'].map((p) => hasher.verify(hash, p)),
        ),
      ).toEqual([true, false, false, false]);
    });
    it('never gives the same hash twice', async () => {
      const hasher = make();
      expect(await hasher.hash('the same')).not.toBe(await hasher.hash('the same'));
    });
    it('refuses where there is no account or no hash', async () => {
      const hasher = make();
      expect([
        await hasher.verify(null, ''),
        await hasher.verify(null, 'x'),
        await hasher.verify('garbage', 'x'),
      ]).toEqual([false, false, false]);
    });
  });
}
