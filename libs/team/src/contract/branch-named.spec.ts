import { branchNamed } from './branch-named.js';
import type { StaffBranch } from './staff.js';

const branch = (name: string, city: string): StaffBranch => ({ id: name, name, city, zone: 'UTC', areaCode: null });
const branches = [
  branch('Петербург', 'Санкт-Петербург'),
  branch('Орёл', 'Орёл'),
  branch('Склад', 'Москва'),
  branch('Москва', 'Москва'),
  branch('Север', 'Псков'),
  branch('Юг', 'Псков'),
];

describe('a branch that is named', () => {
  it.each([
    ['петербург', 'Петербург'],
    ['  САНКТ-Петербург ', 'Петербург'],
    ['орел', 'Орёл'],
    ['ОРЁЛ', 'Орёл'],
    ['Москва', 'Москва'],
    ['склад', 'Склад'],
  ])('«%s» is %s', (named, name) => expect(branchNamed(branches, named, 'here').name).toBe(name));

  it('is refused with the names there are, if none or several have it', () => {
    for (const named of ['Казань', 'Псков', ''])
      expect(() => branchNamed(branches, named, 'sales.mainBranch')).toThrow(
        expect.objectContaining({
          code: 'team.branch-unknown',
          message: `sales.mainBranch: «${named}» is the name or the city of no single branch; there are: Петербург (Санкт-Петербург), Орёл, Склад (Москва), Москва, Север (Псков), Юг (Псков)`,
        }) as Error,
      );
    expect(() => branchNamed([], 'Казань', '--branch')).toThrow('there are: none yet');
  });
});
