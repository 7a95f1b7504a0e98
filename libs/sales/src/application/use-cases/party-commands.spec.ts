import { PartyMergeUndone } from '../../contract/index.js';
import { withoutVersion } from '../../domain/party/a-party.builder.js';
import { aLetter, aSalesWorld, anInquiryOf, anna, boris } from '../a-sales-world.builder.js';

const code = (name: string) => expect.objectContaining({ code: name });
const company = (name: string, ...points: { kind: 'email' | 'phone' | 'inn'; value: string }[]) => ({
  party: { kind: 'company' as const, name, points },
});

describe('customers', () => {
  it('are checked for duplicates when written down: by phone, by name without the legal form', async () => {
    const world = aSalesWorld();
    await world.register.execute(company('ООО «Ромашка»', { kind: 'phone', value: '8 (812) 123-45-67' }));
    const byPhone = await world.register.execute(company('Вектор', { kind: 'phone', value: '123-45-67' }));
    expect(byPhone).toMatchObject({ heldByOthers: ['phone:+78121234567'], proposalIds: [expect.any(String)] });
    const byName = await world.register.execute(company('Ромашка'));
    expect(byName.proposalIds).toHaveLength(1);
    await expect(world.register.execute(company('Х', { kind: 'inn', value: '7707083890' }))).rejects.toEqual(
      code('sales.contact-point-invalid'),
    );
  });

  it('two numbers in one field are two contact points', async () => {
    const world = aSalesWorld();
    const pointsOf = (partyId: string) => world.parties.rows.get(partyId)?.points.map((p) => p.value);
    const both = '8 (812) 123-45-67, моб. 8 921 123-45-67';
    const one = await world.register.execute(company('Один', { kind: 'phone', value: both }));
    expect(pointsOf(one.partyId)).toEqual(['+78121234567', '+79211234567']);

    const two = await world.register.execute(company('Два'));
    const add = (value: string) => world.addPoint.execute({ partyId: two.partyId, kind: 'phone', value });
    expect(await add('8 911 222-33-44; 222-33-44')).toEqual({ outcome: 'added' });
    expect(pointsOf(two.partyId)).toEqual(['+79112223344', '+78122223344']);
    expect(await add('8 911 222-33-44; 222-33-55')).toEqual({ outcome: 'added' });
    expect(await add('222-33-66, 8 921 123-45-67')).toMatchObject({
      outcome: 'proposed',
      proposalIds: [expect.any(String)],
    });
    expect(pointsOf(two.partyId)).toEqual(['+79112223344', '+78122223344', '+78122223355', '+78122223366']);
    await expect(add('нет, не звонить')).rejects.toEqual(code('sales.contact-point-invalid'));

    await anInquiryOf(world, aLetter('', { from: [{ kind: 'phone', value: '222-44-55/56', name: null }] }));
    const caller = [...world.parties.rows.values()].at(-1);
    expect(caller?.points.map((p) => p.value)).toEqual(['+78122224455', '+78122224456']);
  });

  it('a contact point of another identified one is proposed, never moved; of a nameless one it is linked', async () => {
    const world = aSalesWorld();
    const one = await world.register.execute(company('Один', { kind: 'email', value: 'one@x.ru' }));
    await world.register.execute(company('Два', { kind: 'email', value: 'two@x.ru' }));
    const add = (value: string) => world.addPoint.execute({ partyId: one.partyId, kind: 'email', value });
    expect(await add('two@x.ru')).toMatchObject({ outcome: 'proposed' });
    await anInquiryOf(world, aLetter('nameless@x.ru'));
    expect(await add('nameless@x.ru')).toEqual({ outcome: 'linked' });
    expect(world.inquiries.only().partyId).toBe(one.partyId);
    expect([await add('new@x.ru'), await add('NEW@x.ru')]).toEqual([{ outcome: 'added' }, { outcome: 'known' }]);
    await world.removePoint.execute({ partyId: one.partyId, kind: 'email', value: 'new@x.ru' });
    expect(world.parties.rows.get(one.partyId)?.points.map((p) => p.value)).toEqual(['one@x.ru', 'nameless@x.ru']);
  });

  it('a dismissed pair does not come back', async () => {
    const world = aSalesWorld();
    await world.register.execute(company('Ромашка'));
    const { partyId, proposalIds } = await world.register.execute(company('ООО Ромашка'));
    await world.dismiss.execute({ proposalId: proposalIds[0]! });
    expect(await world.propose.execute({ partyId })).toEqual({ proposalIds: [] });
    expect(await world.rename.execute({ partyId, name: 'ЗАО Ромашка', kind: 'company' })).toEqual({ proposalIds: [] });
    await expect(world.dismiss.execute({ proposalId: proposalIds[0]! })).rejects.toEqual(
      code('sales.proposal-decided'),
    );
  });

  it('merge: the dry run changes nothing and tells what would move; the merge moves it; the undo puts all back', async () => {
    const world = aSalesWorld();
    for (const who of [anna, boris]) world.colleagues.hire(who);
    const one = (await world.register.execute(company('Ромашка', { kind: 'email', value: 'one@x.ru' }))).partyId;
    const two = (await world.register.execute(company('ООО «Ромашка»', { kind: 'email', value: 'two@x.ru' }))).partyId;
    await world.setResponsible.execute({ partyId: one, employeeId: anna });
    await world.setResponsible.execute({ partyId: two, employeeId: boris });
    const inquiryId = await anInquiryOf(world, aLetter('two@x.ru'));
    const records = () => [one, two].map((id) => withoutVersion(world.parties.rows.get(id)!));
    const before = records();
    const order = { survivorId: one, absorbedId: two };

    const dry = await world.merge.execute({ ...order, dryRun: true });
    expect(dry).toMatchObject({
      mergeId: null,
      plan: {
        inquiryIds: [inquiryId],
        contacts: 1,
        responsible: { keeps: anna, drops: boris },
        conflicts: ['two-responsibles'],
      },
    });
    expect(records()).toEqual(before);
    await expect(world.merge.execute({ ...order, dryRun: false })).rejects.toEqual(code('sales.merge-conflicts-open'));

    const { mergeId } = await world.merge.execute({ ...order, dryRun: false, accept: ['two-responsibles'] });
    expect(world.inquiries.only().partyId).toBe(one);
    expect(await world.timeLine.ofParty(one, 10)).toHaveLength(1);
    expect([...world.proposals.rows.values()][0]?.state).toBe('merged');
    // Who writes from the old address is the survivor now.
    await world.receive.execute({ contact: aLetter('two@x.ru', { contactId: 'after' }) });
    expect(world.timeLine.entries.get('after')?.partyId).toBe(one);

    await world.undo.execute({ mergeId: mergeId! });
    expect(records()).toEqual(before);
    expect(world.inquiries.rows.get(inquiryId)?.partyId).toBe(two);
    expect(world.outbox.of(PartyMergeUndone)).toHaveLength(1);
    await expect(world.undo.execute({ mergeId: mergeId! })).rejects.toEqual(code('sales.merge-undone'));
    expect(world.parties.history.filter((h) => h.partyId === two).map((h) => h.kind)).toEqual([
      'registered',
      'responsible-set',
      'merged-away',
      'merge-undone',
    ]);
  });

  it('an undo that later changes made impossible says why', async () => {
    const world = aSalesWorld();
    const ids = [];
    for (const name of ['Один', 'Два', 'Три']) {
      ids.push((await world.register.execute(company(name, { kind: 'email', value: `p${ids.length}@x.ru` }))).partyId);
    }
    const merge = (survivorId: string, absorbedId: string) =>
      world.merge.execute({ survivorId, absorbedId, dryRun: false, accept: ['two-names'] });
    const first = await merge(ids[0]!, ids[1]!);
    await merge(ids[2]!, ids[0]!);
    await expect(world.undo.execute({ mergeId: first.mergeId! })).rejects.toEqual(
      expect.objectContaining({
        code: 'sales.merge-undo-impossible',
        details: { reasons: expect.arrayContaining(['survivor-merged-on']) },
      }),
    );
    await expect(merge(ids[2]!, ids[2]!)).rejects.toEqual(code('sales.merge-with-itself'));
  });
});
