import { SecretUnreadable } from '../../domain/team-errors.js';
import type { SecretBox } from './secret-box.port.js';

export function secretBoxContract(name: string, make: () => SecretBox): void {
  describe(`secret box: ${name}`, () => {
    it('opens what it sealed, and shows nothing of it', () => {
      const box = make();
      for (const plain of ['GEZDGNBVGY3TQOJQ', '', 'ключ']) {
        const sealed = box.seal(plain, 'anna');
        expect(box.open(sealed, 'anna')).toBe(plain);
        if (plain) expect(sealed).not.toContain(plain);
        expect(sealed.length).toBeLessThanOrEqual(250);
      }
    });
    it('refuses a text sealed about somebody else, and a damaged one', () => {
      const box = make();
      const sealed = box.seal('GEZDGNBVGY3TQOJQ', 'anna');
      for (const [text, about] of [
        [sealed, 'boris'],
        [sealed.slice(2), 'anna'],
        ['', 'anna'],
        ['GEZDGNBVGY3TQOJQ', 'anna'],
      ] as const) {
        expect(() => box.open(text, about)).toThrow(SecretUnreadable);
      }
    });
  });
}
