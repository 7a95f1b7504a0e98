import type { UnitOfWork } from '@prorab/platform/marks';
import { newId } from '@prorab/kernel';
import { aParty, since } from '../../domain/party/a-party.builder.js';
import { pointKey } from '../../domain/party/contact-point.js';
import type { PartyBook } from './party-book.port.js';

export interface PartyBookBench {
  book: PartyBook;
  work: UnitOfWork;
  historyOf(id: string): Promise<{ kind: string }[]>;
  close(): Promise<void>;
}

/** What every book of parties promises. */
export function describePartyBook(name: string, make: () => Promise<PartyBookBench>): void {
  describe(`book of parties: ${name}`, () => {
    let bench: PartyBookBench;
    beforeEach(async () => (bench = await make()));
    afterEach(() => bench.close());
    const inWork = <T>(work: () => Promise<T>): Promise<T> => bench.work.run(work);
    const act = { at: since, by: null };
    const email = (value: string) => pointKey('email', value)!;

    it('gives back what it was given', async () => {
      const party = aParty('ООО «Ёлка»', ['email', 'a@x.ru'], ['phone', '+7 812 123-45-67'], ['visitor', 'V-1']);
      party.setResponsible(newId(), act);
      await inWork(() => bench.book.save(party));
      expect((await inWork(() => bench.book.takeForChange(party.id))).state).toEqual(party.state);
      expect(await bench.book.find(party.id)).toEqual(party.state);
      expect((await bench.historyOf(party.id)).map((h) => h.kind)).toEqual(['registered', 'responsible-set']);
      expect(await inWork(() => bench.book.responsibles([party.id, newId()]))).toEqual(
        new Map([[party.id, party.state.responsibleId]]),
      );
      await expect(inWork(() => bench.book.takeForChange(newId()))).rejects.toEqual(
        expect.objectContaining({ code: 'sales.party-missing' }),
      );
      expect(await bench.book.find(newId())).toBeNull();
    });

    it('finds the holders of points, exactly and once each', async () => {
      const [one, two] = [
        aParty('Один', ['email', 'a@x.ru'], ['phone', '+78121234567']),
        aParty(null, ['email', 'b@x.ru']),
      ];
      await inWork(() => bench.book.save(one, two));
      const found = await inWork(() =>
        bench.book.takeByPoints([
          email('a@x.ru'),
          email('b@x.ru'),
          pointKey('phone', '+78121234567')!,
          email('c@x.ru'),
        ]),
      );
      expect(found.map((p) => p.state).sort((x, y) => (x.id < y.id ? -1 : 1))).toEqual(
        [one.state, two.state].sort((x, y) => (x.id < y.id ? -1 : 1)),
      );
      expect(await inWork(() => bench.book.takeByPoints([]))).toEqual([]);
    });

    it('lets a point have one holder: a second is refused, a move in one save is not', async () => {
      const [one, two] = [aParty('Один', ['email', 'a@x.ru']), aParty('Два', ['email', 'b@x.ru'])];
      await inWork(() => bench.book.save(one, two));
      await expect(inWork(() => bench.book.save(aParty('Три', ['email', 'a@x.ru'])))).rejects.toEqual(
        expect.objectContaining({ code: 'sales.contact-point-taken' }),
      );
      await inWork(async () => {
        const [from, to] = [await bench.book.takeForChange(one.id), await bench.book.takeForChange(two.id)];
        const [point] = from.state.points;
        from.removePoint(email('a@x.ru'), act);
        to.addPoint(point!, act);
        await bench.book.save(to, from);
      });
      expect((await inWork(() => bench.book.takeByPoints([email('a@x.ru')]))).map((p) => p.id)).toEqual([two.id]);
      expect((await bench.book.find(two.id))?.points.map((p) => p.value)).toEqual(['b@x.ru', 'a@x.ru']);
    });

    it('refuses a change on top of a version that is not the stored one', async () => {
      const party = aParty('Один');
      await inWork(() => bench.book.save(party));
      const [one, two] = [
        await inWork(() => bench.book.takeForChange(party.id)),
        await inWork(() => bench.book.takeForChange(party.id)),
      ];
      one.rename('Два', 'company', act);
      await inWork(() => bench.book.save(one));
      two.rename('Три', 'company', act);
      await expect(inWork(() => bench.book.save(two))).rejects.toEqual(
        expect.objectContaining({ code: 'sales.party-changed' }),
      );
    });

    it('finds names that share a word, and moves all customers of one employee', async () => {
      const [one, two, three] = [aParty('ООО «Стройкомплект Нева»'), aParty('Нева Трейд'), aParty('Вектор')];
      const [from, to] = [newId(), newId()];
      for (const p of [one, three]) p.setResponsible(from, act);
      await inWork(() => bench.book.save(one, two, three));
      expect((await bench.book.withNameLike('нева', 10)).map((p) => p.id).sort()).toEqual([one.id, two.id].sort());
      expect(await inWork(() => bench.book.moveResponsible(from, to, act))).toBe(2);
      expect((await bench.book.find(three.id))?.responsibleId).toBe(to);
      expect((await bench.historyOf(three.id)).map((h) => h.kind)).toEqual([
        'registered',
        'responsible-set',
        'responsible-set',
      ]);
    });

    it('saves two hundred at once', async () => {
      const many = Array.from({ length: 200 }, (_, i) => aParty(`П ${i}`, ['email', `p${i}@x.ru`]));
      await inWork(() => bench.book.save(...many));
      expect(await inWork(() => bench.book.takeByPoints(many.flatMap((p) => p.state.points)))).toHaveLength(200);
    });
  });
}
