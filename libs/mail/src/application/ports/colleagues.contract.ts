import type { Colleague, Colleagues } from './colleagues.port.js';

/** `make` gives the colleagues of a house in which just these people work or worked. */
export function colleaguesContract(name: string, make: (given: readonly Colleague[]) => Promise<Colleagues>): void {
  describe(`colleagues of mail: ${name}`, () => {
    const given: Colleague[] = [
      { id: 'anna', name: 'Анна', emails: ['anna@firm.ru', 'a.ivanova@firm.ru'], active: true },
      { id: 'boris', name: 'Борис', emails: ['boris@firm.ru'], active: false },
      { id: 'vera', name: 'Вера', emails: [], active: true },
    ];
    it('are all who write or wrote letters, the dismissed too, with every address of theirs', async () => {
      const people = [...(await (await make(given)).list())].sort((a, b) => (a.id < b.id ? -1 : 1));
      expect(people).toEqual(given);
    });
    it('are nobody in an empty house', async () => {
      expect(await (await make([])).list()).toEqual([]);
    });
  });
}
