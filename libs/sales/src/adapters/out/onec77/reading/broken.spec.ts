import fc from 'fast-check';
import { nameOfId } from './broken.js';

describe('the name under which a thing is told of', () => {
  it('is its key, or the id as it stands there', () => {
    expect(['    11   ', '   104K  ', 'X9       ', '??'].map(nameOfId)).toEqual(['11', '104.K', '?X9', '???']);
  });
  it('is another one for each id, outside ASCII too, and fits the mirror', () => {
    const names = ['Ж', 'Щ', ' Ж', '_', 'X\u0000', 'X\u0001', 'ЖX', 'Ж'.repeat(70), 'Ж'.repeat(71)].map(nameOfId);
    expect(new Set(names).size).toBe(names.length);
    const id = fc.string({ unit: fc.constantFrom(...'ЖщA1z ~_\u0000'), maxLength: 27 }).map((text) => text.trimEnd());
    fc.assert(
      fc.property(id, id, (one, other) => {
        fc.pre(one !== other);
        const name = nameOfId(one);
        expect(name).toMatch(/^[!-~]{1,80}$/);
        if (name.startsWith('?')) expect(name).not.toBe(nameOfId(other));
      }),
    );
  });
});
