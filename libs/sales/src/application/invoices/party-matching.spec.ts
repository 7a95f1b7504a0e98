import { FakeLocks } from '@prorab/platform/testing';
import { aCareWorld } from '../a-care-world.builder.js';
import { aLetter, aSalesWorld } from '../a-sales-world.builder.js';
import { FakeLedgerMirror } from '../ports/ledger/fake-ledger-mirror.js';
import { FakeLedger } from '../ports/ledger/fake-ledger.js';
import { FollowPartyMerge } from '../use-cases/invoices/follow-party-merge.use-case.js';
import { PartyMatching } from './party-matching.js';

function aMatchingWorld() {
  const world = aSalesWorld();
  const [mirror, books] = [new FakeLedgerMirror(), new FakeLedger()];
  const matching = new PartyMatching(mirror, world.parties, world.proposals, world.rules, new FakeLocks(), world.clock);
  return {
    ...world,
    books,
    mirror,
    follow: new FollowPartyMerge(mirror, world.parties, aCareWorld().lookAtCustomers),
    match: async (): Promise<void> => {
      for await (const page of books.changes('all')) {
        await mirror.apply(page.facts);
        await page.keep();
      }
      await world.work.run(() => matching.match({ limit: 100 }));
    },
    ours: async (key: string): Promise<string | null> => (await mirror.partyOfBooks(key))?.partyId ?? null,
    pointsOf: (id: string): string[] =>
      world.parties.rows
        .get(id)!
        .points.map((p) => `${p.kind}:${p.value}`)
        .sort(),
    party: async (name: string, points: [kind: 'phone' | 'email' | 'inn' | 'code1c', value: string][]) => {
      const all = points.map(([kind, value]) => ({ kind, value }));
      return (await world.register.execute({ party: { kind: 'company', name, points: all } })).partyId;
    },
  };
}
const open = (world: ReturnType<typeof aMatchingWorld>): string[][] =>
  [...world.proposals.rows.values()].filter((p) => p.state === 'open').map((p) => [p.firstId, p.secondId].sort());

describe('customers of the books', () => {
  it('are registered when none of ours is like them, with all they are reached by', async () => {
    const world = aMatchingWorld();
    world.books.party('p1', {
      code: '00037',
      name: 'Ромашка',
      inn: '7707083893',
      phones: '495 123-45-67; 8 916 111 22 33 Олег',
      email: 'zakaz@romashka.ru, buh@romashka.ru',
    });
    await world.match();
    const id = (await world.ours('p1'))!;
    expect(world.parties.rows.get(id)).toMatchObject({ name: 'Ромашка' });
    expect(world.pointsOf(id)).toEqual([
      ...['code1c:00037', 'email:buh@romashka.ru', 'email:zakaz@romashka.ru', 'inn:7707083893'],
      ...['phone:+74951234567', 'phone:+79161112233'],
    ]);
    expect(open(world)).toEqual([]);
  });
  it('are ours by the same INN or code, whatever they are called; two of the books may be one of ours', async () => {
    const world = aMatchingWorld();
    const id = await world.party('Цветы', [['inn', '7707083893']]);
    const coded = await world.party('Камень', [['code1c', '00099']]);
    world.books.party('p1', { code: '00037', name: 'Ромашка', inn: '7707083893' });
    world.books.party('p2', { code: '00038', name: 'Ромашка (склад)', inn: '7707083893' });
    world.books.party('p3', { code: '00099', name: 'Кирпич' });
    await world.match();
    expect([await world.ours('p1'), await world.ours('p2'), await world.ours('p3')]).toEqual([id, id, coded]);
    expect(world.pointsOf(id)).toEqual(['code1c:00037', 'code1c:00038', 'inn:7707083893']);
    expect(world.parties.rows.get(id)?.name).toBe('Цветы');
  });
  it('are ours by one telephone or address and a like name', async () => {
    const world = aMatchingWorld();
    const id = await world.party('ООО «Ромашка»', [['phone', '+74951234567']]);
    world.books.party('p1', { name: 'Ромашка', phones: '8 (495) 123-45-67', inn: '7707083893' });
    await world.match();
    expect(await world.ours('p1')).toBe(id);
    expect(world.pointsOf(id)).toContain('inn:7707083893');
  });
  it('who only shares something is proposed to a person, never made one', async () => {
    const world = aMatchingWorld();
    const id = await world.party('Василёк', [['phone', '+74951234567']]);
    const namesake = await world.party('Ромашка', [['phone', '+78121111111']]);
    world.books.party('p1', { name: 'Ромашка', phones: '8 (495) 123-45-67' });
    await world.match();
    const made = (await world.ours('p1'))!;
    expect([id, namesake]).not.toContain(made);
    expect(open(world).sort()).toEqual([[id, made].sort(), [namesake, made].sort()].sort());
    expect(world.pointsOf(id)).toEqual(['phone:+74951234567']);
  });
  it('two different INNs are never one, though the telephone is', async () => {
    const world = aMatchingWorld();
    const id = await world.party('Ромашка', [
      ['phone', '+74951234567'],
      ['inn', '7707083893'],
    ]);
    world.books.party('p1', { name: 'Ромашка', phones: '8 (495) 123-45-67', inn: '7736050003' });
    await world.match();
    expect(await world.ours('p1')).not.toBe(id);
    expect(open(world)).toHaveLength(1);
  });
  it('a nameless one that wrote once gets his name from the books', async () => {
    const world = aMatchingWorld();
    await world.receive.execute({ contact: aLetter('zakaz@romashka.ru') });
    const [writer] = [...world.parties.rows.keys()];
    world.books.party('p1', { name: 'Ромашка', email: 'zakaz@romashka.ru' });
    await world.match();
    expect(await world.ours('p1')).toBe(writer);
    expect(world.parties.rows.get(writer!)?.name).toBe('Ромашка');
  });
  it('those marked for deletion are left alone', async () => {
    const world = aMatchingWorld();
    world.books.party('p1', { marked: true });
    await world.match();
    expect(await world.mirror.partyOfBooks('p1')).toMatchObject({ partyId: null, matched: 'alone' });
  });
  it('follow merges of ours, one after the other, and their undoing', async () => {
    const world = aMatchingWorld();
    world.books.party('p1', { name: 'Ромашка', inn: '7707083893' });
    await world.match();
    const a = (await world.ours('p1'))!;
    const [b, c] = [
      await world.party('Василёк', [['phone', '+78122222222']]),
      await world.party('Букет', [['phone', '+78123333333']]),
    ];
    const merge = async (survivorId: string, absorbedId: string): Promise<string> => {
      const accept = ['two-names', 'two-responsibles', 'company-and-person'];
      const { mergeId } = await world.merge.execute({ survivorId, absorbedId, dryRun: false, accept });
      await world.follow.execute({ partyIds: [survivorId, absorbedId] });
      return mergeId!;
    };
    await merge(b, a);
    expect(await world.ours('p1')).toBe(b);
    const second = await merge(c, b);
    expect(await world.ours('p1')).toBe(c);
    await world.undo.execute({ mergeId: second });
    await world.follow.execute({ partyIds: [c, b] });
    expect(await world.ours('p1')).toBe(b);
  });
});
